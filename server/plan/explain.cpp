#include "server/plan/explain.h"

#include <algorithm>

#include "server/plan/topics/announcing.h"
#include "server/plan/topics/ballots/ballots.h"
#include "server/plan/topics/day.h"
#include "server/plan/topics/document.h"
#include "server/plan/topics/entry.h"
#include "server/plan/topics/figures.h"
#include "server/plan/topics/marking.h"
#include "server/plan/topics/notices.h"
#include "server/plan/topics/panels.h"
#include "server/plan/topics/ranking.h"
#include "server/plan/topics/stages.h"
#include "server/plan/topics/total/total.h"

namespace tingfen::plan {

std::vector<Sentence> Explain(const pb::Plan& plan) {
  Teller teller(plan);
  ExplainEntry(teller);
  ExplainPanels(teller);
  ExplainNotices(teller);
  ExplainDocument(teller);
  ExplainDay(teller);
  ExplainStages(teller);
  ExplainMarking(teller);
  ExplainFigures(teller);
  ExplainTotal(teller);
  ExplainAnnouncing(teller);
  ExplainRanking(teller);
  ExplainBallots(teller);
  std::vector<Sentence> sentences = std::move(teller).Take();
  std::ranges::stable_sort(sentences, {}, &Sentence::heading);
  return sentences;
}

}  // namespace tingfen::plan
