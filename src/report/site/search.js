const table = document.querySelector("main table");
if (table) {
  const rows = [...table.tBodies[0].rows];
  // As the texts were folded.
  const alike = [[/[’ʼ]/g, "'"], [/œ/g, "oe"], [/æ/g, "ae"], [/ß/g, "ss"], [/[‐‑–—]/g, "-"]];
  const fold = (text) => {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return alike.reduce((folded, [signs, sign]) => folded.replace(signs, sign), plain);
  };
  const box = document.createElement("p");
  box.className = "search";
  const field = document.createElement("input");
  field.type = "search";
  field.setAttribute("aria-label", label);
  field.placeholder = label;
  const count = document.createElement("output");
  box.append(field, " ", count);
  table.before(box);
  const narrow = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const link = row.querySelector("a");
      const text = texts[link ? link.getAttribute("href") : ""] || fold(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = words.length ? `${shown} / ${rows.length}` : "";
  };
  field.addEventListener("input", narrow);
  narrow();
}
