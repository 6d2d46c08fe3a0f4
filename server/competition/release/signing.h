// The candidate signs the result, on the kiosk or by pen, or objects. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// The words above every signature, in both languages: sent to where it is given, and recorded with
// it in the language they were shown in.
pb::Text Declaration();

// Whether the words recorded are those that stood there in the language recorded.
bool IsAsShown(const pb::ResultSigned& fact);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SignResult& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AttachSignature& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ObjectToResult& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AnswerObjection& command);

Decision Decide(const Competition& head, const Request& request, const pb::SignResult& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AttachSignature& command);
Decision Decide(const Competition& head, const Request& request, const pb::ObjectToResult& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AnswerObjection& command);

void OfferAnswers(Steps& steps);
void OfferSignaturesByPen(Steps& steps);

void Fold(Competition& state, const pb::ResultObjected& fact, const Context& context);
void Fold(Competition& state, const pb::ObjectionAnswered& fact, const Context& context);
void Fold(Competition& state, const pb::ResultSigned& fact, const Context& context);

}  // namespace tingfen::competition
