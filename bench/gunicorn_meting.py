"""What both servers of a measurement share; gunicorn.conf.py of the project serves with threads."""

workers = 2
worker_class = "sync"
preload_app = True
worker_tmp_dir = "/dev/shm"
control_socket_disable = True
loglevel = "error"
