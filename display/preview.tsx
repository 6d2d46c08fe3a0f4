// Shows any state of the hall and the kiosk without a server: `npx vite`, then
// /display/preview.html?trace=sevenJudges. For looking at; never built or shipped.
import { mountPage } from "../web_kit/page";
import { FiguresTrace } from "../web_kit/figures";
import { cases } from "./fixtures";

const asked = new URLSearchParams(window.location.search);

function App() {
  const name = (asked.get("trace") ?? "sevenJudges") as keyof typeof cases;
  return (
    <main style="padding:24px;background:var(--surface)">
      <FiguresTrace figures={cases[name].figures} legend={cases[name].legend} />
    </main>
  );
}

mountPage({ title: "kit.page.hall", theme: "light", App });
