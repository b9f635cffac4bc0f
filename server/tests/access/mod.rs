//! Every entrance, called by nobody, a stranger and a viewer. A forgotten one fails here.
