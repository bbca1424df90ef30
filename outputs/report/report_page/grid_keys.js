"use strict";
// The keyboard in the grid, after the ARIA grid pattern: one stop for Tab, arrow keys from cell to cell, Enter opens.

const GridKeys = {
  steps: { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-10, 0], PageDown: [10, 0] },

  start() {
    for (const { table } of Grid.tables) {
      table.addEventListener("keydown", (event) => this.press(table, event));
      table.addEventListener("focusin", (event) => this.remember(table, event.target.closest("td, th")));
    }
  },

  // What takes the focus in a cell: its button or link, or the cell itself.
  target(cell) {
    return cell.querySelector("button, a") ?? cell;
  },

  // Makes the first recommendation the stop for Tab, unless a cell that is shown already is.
  prepare(table) {
    if (table.querySelector("tbody [tabindex='0']")) return;
    const first = table.tBodies[0].rows[0];
    if (first) this.remember(table, first.cells[0]);
  },

  remember(table, cell) {
    if (!cell) return;
    for (const old of table.querySelectorAll("[tabindex='0']")) old.tabIndex = -1;
    this.target(cell).tabIndex = 0;
  },

  press(table, event) {
    const cell = event.target.closest("td, th");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      if (this.target(cell) !== cell) return; // its link or button does it
      event.preventDefault();
      Grid.openFrom(cell);
      return;
    }
    const next = this.next(table, cell, event);
    if (!next) return;
    event.preventDefault();
    const target = this.target(next);
    target.tabIndex = 0;
    target.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  },

  next(table, cell, event) {
    const rows = [...table.rows];
    const row = rows.indexOf(cell.parentElement);
    const visible = (cells) => [...cells].filter((one) => one.offsetParent !== null);
    const column = visible(rows[row].cells).indexOf(cell);
    const at = (line, place) => {
      const cells = visible(rows[Math.max(0, Math.min(rows.length - 1, line))].cells);
      return cells[Math.max(0, Math.min(cells.length - 1, place))];
    };
    if (event.key === "Home") return at(event.ctrlKey ? 1 : row, 0);
    if (event.key === "End") return at(event.ctrlKey ? rows.length - 1 : row, Infinity);
    const step = this.steps[event.key];
    return step && at(row + step[0], column + step[1]);
  },
};
