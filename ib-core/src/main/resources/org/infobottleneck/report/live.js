// A page that follows a run: its server sends where the run is and the plane so far, the latest only.
(() => {
  const { el } = Dom;
  const words = el("span", { role: "status" }), counts = el("span", { class: "quiet" });
  const bar = el("progress", { "aria-label": "Snapshots that are complete" });
  const line = el("p", { class: "live", id: "live" }, words, counts, bar);
  document.getElementById("summary").after(line);

  const WORDS = {
    WAITING: "Waiting for the first snapshot", RUNNING: "Live", FINISHED: "Finished", STOPPED: "Stopped early",
    CLOSED: "No longer followed: the report was closed before the run was over",
    LOST: "Connection lost; what is shown is the latest that arrived. Trying again",
  };
  const FINAL = ["FINISHED", "STOPPED", "CLOSED"];
  const PATIENCE = 5000; // milliseconds until a refused page asks again

  // Said aloud only when it changes.
  function tell(status, more = "") {
    const text = WORDS[status] + (more && ": " + more);
    line.dataset.status = status;
    if (words.textContent !== text) words.textContent = text;
  }

  function count({ done, total, epoch, epochs }) {
    const of = (value, all) => Model.whole(value) + (all ? " of " + Model.whole(all) : "");
    counts.textContent = done ? `snapshot ${of(done, total)}, epoch ${of(epoch, epochs)}` : "";
    bar.hidden = !total;
    if (total) {
      bar.max = total;
      bar.value = done;
    }
  }

  // After a run there may be another one: the page follows until the server is gone.
  function follow() {
    const source = new EventSource("events");
    source.addEventListener("message", event => {
      const { run, document: newer } = JSON.parse(event.data);
      if (newer.dataSets.length) Report.show(newer);
      tell(run.status, run.message);
      count(run);
    });
    source.addEventListener("error", () => {
      if (FINAL.includes(line.dataset.status)) { source.close(); return; }
      tell("LOST");
      // A browser that was refused, as where too many look, does not ask again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, PATIENCE);
    });
  }

  tell("WAITING");
  count({ done: 0 });
  follow();
})();
