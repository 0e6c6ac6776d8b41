"""Lists as files to download: CSV, XLSX and ODS, each written row by row. It knows no list, no database, no request."""

from .blad import Blad, Over
from .csvbestand import csv_delen
from .ods import SOORT as ODS
from .ods import maak_ods
from .xlsx import SOORT as XLSX
from .xlsx import maak_xlsx

# Format → its media type.
SOORTEN = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "ods": ODS}

__all__ = ["SOORTEN", "Blad", "Over", "csv_delen", "maak_ods", "maak_xlsx"]
