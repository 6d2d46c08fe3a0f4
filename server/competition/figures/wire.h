// The scoring core's figures as the messages that events, views and files carry
// (proto/figures.proto), and back again as far as interview, total and ties are made of them. Pure;
// any thread.
//
// A message read back must have been written here; one that was not aborts.
#pragma once

#include <string>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"
#include "proto/text.pb.h"
#include "server/scoring/exact.h"
#include "server/scoring/interview.h"
#include "server/scoring/ranking.h"
#include "server/scoring/rules.h"
#include "server/scoring/shown.h"
#include "server/scoring/stage.h"
#include "server/scoring/total.h"

namespace tingfen::competition {

scoring::Exact ExactFrom(const std::string& text);
pb::StageFigure ToWire(const scoring::StageFigure& stage);

// Without sheets, sums and counts.
scoring::StageFigure StageFromWire(const pb::StageFigure& wire);

// Interview, components and total, beside the stages that `figures` holds already.
void AddToWire(const scoring::InterviewFigure& interview, const scoring::TotalFigure& total,
               pb::CandidateFigures& figures);

// The interview before equalising: no interview, component or total is known yet.
void AddRawToWire(const scoring::InterviewFigure& interview, pb::CandidateFigures& figures);

// Shows the stages of `figures`, and what lies below them, with the places that the whole interview
// asks for, so that every line can be redone from the one before it.
void ShowOnWire(const scoring::Rounding& rounding, const scoring::InterviewFigure& interview,
                pb::CandidateFigures& figures);

// `interviews` are those the equalisation was made from, and shown for (ShowEqualisation).
pb::Equalisation ToWire(const scoring::Equalisation& equalisation,
                        const std::vector<scoring::RoomInterview>& interviews);

// As far as an interview is equalised with it.
scoring::RoomCoefficient CoefficientFromWire(const pb::Equalisation::Room& wire);

// A post's ranking with the proposal that follows from it.
pb::PostResult ToWire(const std::string& post, const scoring::Rules& rules,
                      const std::vector<scoring::RankLine>& ranking, unsigned vacancies);

}  // namespace tingfen::competition
