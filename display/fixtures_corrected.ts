// Figures once corrections are in effect: of two stages, in the first one sheet was changed and
// another left out. For the tests and the preview pages. Never shipped.
import { clone } from "@bufbuild/protobuf";
import { CandidateFiguresSchema } from "../web_kit/generated/proto/figures_pb";
import { twelveJudges, twoStages, type Case } from "./fixtures_cases";
import { figuresOf, panelFigure, stageFigure } from "./fixtures_figures";

function correctedFigures() {
  const [speech, defense] = twoStages.figures.stages;
  const panel = panelFigure({
    panel: "panel",
    marks: [
      [2750, 1800, 1750, 2650],
      [2600, 1750, 1700, 2550],
      [2850, 1850, 1800, 2100],
      [2700, 1800, 1750, 2600],
    ],
    criteria: speech!.panels[0]!.sheets[0]!.marks.map(({ criterion }) => criterion),
  });
  panel.sheets[2]!.correctedFrom = "92";
  panel.sheets[3]!.seat = "panel_5";
  panel.excluded = ["panel_4"];
  return figuresOf("c7", [stageFigure("speech", [panel], "50"), defense!]);
}

export const corrected: Case = { legend: twoStages.legend, figures: correctedFigures() };

// The narrowest seats there are.
function twelveCorrected() {
  const figures = clone(CandidateFiguresSchema, twelveJudges.figures);
  const panel = figures.stages[0]!.panels[0]!;
  for (const sheet of panel.sheets) sheet.correctedFrom = "88.25";
  panel.excluded = ["panel_13", "panel_14"];
  return figures;
}

export const correctedTwelve: Case = { legend: twelveJudges.legend, figures: twelveCorrected() };
