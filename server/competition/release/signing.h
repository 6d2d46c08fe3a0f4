// The candidate signs the result, on the kiosk or by pen, or objects. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// The words above every signature, recorded with it.
inline constexpr const char* kDeclaration = "本人已听取并核对以上成绩，确认无误。";

Decision Decide(const Competition& head, const Request& request, const pb::SignResult& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AttachSignature& command);
Decision Decide(const Competition& head, const Request& request, const pb::ObjectToResult& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AnswerObjection& command);

void Fold(Competition& state, const pb::ResultObjected& fact, const Context& context);
void Fold(Competition& state, const pb::ObjectionAnswered& fact, const Context& context);
void Fold(Competition& state, const pb::ResultSigned& fact, const Context& context);

}  // namespace tingfen::competition
