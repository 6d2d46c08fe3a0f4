// What /trust says in a browser without scripts, or too old for them, in both languages; otherwise the
// page takes its place.
import { escaped, languageTags } from "./markup.ts";
import { catalogueOf, languages, type Language } from "./words.ts";

const systems = ["apple", "android", "windows"] as const;

function said(language: Language, part: "title" | "download" | "then" | (typeof systems)[number]) {
  return escaped(catalogueOf("trust.bare", language)[`trust.bare.${part}`] ?? "");
}

function steps(language: Language): string {
  const items = systems.map((system) => `<li>${said(language, system)}</li>`);
  return `<ol>${items.join("")}</ol><p>${said(language, "then")}</p>`;
}

export function bareTrust(): string {
  const download = languages.map((language) => said(language, "download")).join(" · ");
  return `<main id="trust-bare">
      <h1>${said("zh", "title")}</h1>
      <p><a href="/ca.crt">${download}</a></p>
      ${steps("zh")}
      <hr />
      <div lang="${languageTags.en}"><h2>${said("en", "title")}</h2>${steps("en")}</div>
    </main>`;
}
