"""Reminders by mail: who gets one today (`klaarzetten`), what it says (`brief`), and how it goes (`versturen`)."""
