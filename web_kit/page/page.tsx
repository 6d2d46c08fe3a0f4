// The shell every page starts from: language, theme, title, and what shows when a page fails.
import "../look/tokens.css";
import "../look/base.css";
import { Component, render, type ComponentChildren, type ComponentType } from "preact";
import { effect } from "@preact/signals";
import { Button } from "../components/button";
import { Card } from "../components/card";
import { chooseLanguage, language, t, withWords, wordsAway, type Key } from "../i18n/i18n";
import styles from "./crash.module.css";

export type Theme = "light" | "hall-blue" | "hall-red";

// Changes the colours of the whole page at once; the plan chooses the hall's.
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

class CrashGuard extends Component<{ children: ComponentChildren }, { crashed: boolean }> {
  override state = { crashed: false };

  static override getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
    document.documentElement.dataset["crashed"] = ""; // Nothing newer is shown from here on.
  }

  override render(): ComponentChildren {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}

function Crash() {
  return (
    <main class={styles.crash}>
      <Card title={t("kit.crash.title")}>
        <p>{t("kit.crash.body")}</p>
        <Button onPress={() => window.location.reload()}>{t("kit.crash.reload")}</Button>
      </Card>
    </main>
  );
}

export interface Page {
  title?: Key; // The tab's title, in the page's language; else the one that its HTML names.
  theme: Theme;
  App: ComponentType;
}

function drawPage(place: HTMLElement, title: Key, App: ComponentType): () => void {
  const root = document.documentElement;
  delete root.dataset["blank"];
  const stop = effect(() => {
    root.lang = language.value === "zh" ? "zh-CN" : "en";
    document.title = `${t(title)} · ${t("kit.product")}`;
  });
  place.textContent = "";
  render(
    <CrashGuard>
      <App />
    </CrashGuard>,
    place,
  );
  return () => {
    stop();
    render(null, place);
  };
}

// That words cannot be fetched stands in the HTML, in every language.
function tellWhetherAway(): () => void {
  const away = document.getElementById("away");
  return effect(() => {
    if (away !== null) away.hidden = !wordsAway.value;
  });
}

// Draws the page into #page, from the page's entry file, as soon as it has words. Gives back how it is
// taken away again.
export function mountPage({ title, theme, App }: Page): () => void {
  const place = document.getElementById("page");
  if (place === null) throw new Error("the page has no #page element");
  const named = title ?? (place.dataset["title"] as Key);
  chooseLanguage();
  setTheme(theme);
  document.documentElement.dataset["blank"] = ""; // Nothing that comes is shown until then.
  const away = tellWhetherAway();
  let taken = () => {};
  withWords(language.value, () => (taken = drawPage(place, named, App)));
  return () => {
    away();
    taken();
  };
}
