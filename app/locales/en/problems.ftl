# problem-<code>: what is wrong with one field, and what to do.
problem-wrong-password = The e-mail or the password is wrong.
problem-too-many-attempts = Too many attempts. Wait fifteen minutes, then try again.
