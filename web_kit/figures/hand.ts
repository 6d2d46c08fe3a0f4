// The lines of a 计分明细表 that somebody may redo by hand, and the place beside each where a page can
// put a field. Only the verifier's page gives one; on all others there is nothing.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";

export interface HandLine {
  id: string;
  figure: string; // As the line shows it.
}

export const handLine = {
  sheet: (stage: string, panel: string, seat: string, figure: string): HandLine => ({
    id: `sheet/${stage}/${panel}/${seat}`,
    figure,
  }),
  criterion: (stage: string, panel: string, criterion: string, figure: string): HandLine => ({
    id: `criterion/${stage}/${panel}/${criterion}`,
    figure,
  }),
  panel: (stage: string, panel: string, figure: string): HandLine => ({
    id: `panel/${stage}/${panel}`,
    figure,
  }),
  stage: (stage: string, figure: string): HandLine => ({ id: `stage/${stage}`, figure }),
  interview: (figure: string): HandLine => ({ id: "interview", figure }),
  total: (figure: string): HandLine => ({ id: "total", figure }),
};

export type DrawHand = (line: HandLine, name: string) => ComponentChildren;

export const HandFields = createContext<DrawHand | null>(null);

// Null where nobody redoes anything: then a table has no column for it either.
export function useHand(): DrawHand | null {
  return useContext(HandFields);
}
