"""Read by every gunicorn that starts in this folder: bin/start and production alike."""

import os

host = os.environ.get("HOST", "127.0.0.1")
bind = f"{f'[{host}]' if ':' in host else host}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads, because browsers hold idle connections open and one of those would occupy a whole process otherwise.
worker_class = "gthread"
threads = 4
# Load once, before forking: a refused start ends at once with its message, and the second process costs no time.
preload_app = True
# The heartbeat file of each process belongs in memory: on a busy disk it stalls.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True


def when_ready(server):
    """Say where the site is once it is there. bin/start hands the text over."""
    print(os.environ.get("BERICHT_BIJ_START", ""), flush=True)
