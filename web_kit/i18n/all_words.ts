// All words in both languages at once, for previews and tests. Never shipped.
import { addWords } from "./i18n";

const files = import.meta.glob<Record<string, string>>("../catalogue/*/*.json", {
  eager: true,
  import: "default",
});

for (const [path, words] of Object.entries(files)) {
  addWords(path.startsWith("../catalogue/en") ? "en" : "zh", words);
}
