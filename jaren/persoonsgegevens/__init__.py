"""Personal data: what we hold (register), how it ends (wissen, bewaartermijn), and what is told of it (inzage)."""
