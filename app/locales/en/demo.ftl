# Problems of the command that fills a database with demo data.
problem-demo-not-empty = This database has users or projects already. Demo data go into an empty one: name another file with --database-url.
