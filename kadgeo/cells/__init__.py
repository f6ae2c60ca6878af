from kadgeo.cells.values import *
from kadgeo.cells.values import Cell, CellError, Sheet, decode, sheet, extra_cells, read
