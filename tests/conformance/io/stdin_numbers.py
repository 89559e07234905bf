# A small filter: reads a table of numbers and prints a summary.
import sys

rows = []
for number, line in enumerate(sys.stdin.readlines(), 1):
    line = line.split("#")[0].strip()
    if not line:
        continue
    try:
        rows.append([float(cell) for cell in line.split(",")])
    except ValueError as error:
        print(f"line {number}: {error}", file=sys.stderr)
width = max(len(row) for row in rows)
for column in range(width):
    cells = [row[column] for row in rows if column < len(row)]
    print(f"column {column}: n={len(cells)} sum={sum(cells):g} mean={sum(cells) / len(cells):.3f} min={min(cells)} max={max(cells)}")
sys.exit(0 if len(rows) == 4 else 5)
