// Finding things in plan, roll and state by id. Internal to server/competition.
//
// The `Find…` functions give null where there is nothing; the others abort, for ids that the state
// itself holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

// A stage of the plan or of a run-off.
// A stage of the plan; with a state, one of its run-offs too.
const pb::Stage* FindStage(const pb::Plan& plan, std::string_view id);
const pb::Stage* FindStage(const Competition& state, std::string_view id);
const pb::Panel& PanelById(const pb::Plan& plan, std::string_view id);
const pb::StagePanel* FindStagePanel(const pb::Stage& stage, std::string_view panel);
const pb::Post* FindPost(const pb::Roll& roll, std::string_view id);
const pb::Candidate& RollEntry(const pb::Roll& roll, std::string_view candidate);

const CandidateRecord* FindCandidate(const Competition& state, const std::string& id);
const SeatRecord* FindSeat(const Competition& state, const std::string& id);
const RoomRecord* FindRoom(const Competition& state, const std::string& id);
const RoomRecord& RoomById(const Competition& state, const std::string& id);

// The room a candidate is heard in.
std::string RoomOf(const Competition& state, const std::string& candidate);

// The room's candidates of the open batch: in lot order once lots are recorded, those without a lot
// after them in roll order; in roll order before.
std::vector<std::string> CandidatesOf(const Competition& state, const RoomRecord& room);

// Those of them who have no outcome.
std::vector<std::string> TakingPart(const Competition& state, const RoomRecord& room);

// Nobody of the room is still awaited.
bool EverybodyArrivedOrOut(const Competition& state, const RoomRecord& room);

// Whether a post, or a candidate, belongs to the open batch; everybody does where there are none.
bool PostInOpenBatch(const Competition& state, const std::string& post);
bool InOpenBatch(const Competition& state, const std::string& candidate);

// The judges' seats of a panel in a room, in seat order.
std::vector<const SeatRecord*> SeatsOfPanel(const Competition& state, const std::string& room,
                                            const std::string& panel);

// The stage the turn is at. The room must have a turn.
const pb::Stage& StageOfTurn(const Competition& state, const RoomRecord& room);

// Whether the marks brought in reach the pass marks that admit to the interview.
bool Admitted(const pb::Plan& plan, const pb::Candidate& candidate);

// What is on record for a stage, empty if nothing.
const StageRecord& StageRecordOf(const CandidateRecord& candidate, const std::string& stage);

// A sheet of this seat's for this candidate is in and counts, in any stage.
bool HasScored(const CandidateRecord& candidate, const std::string& seat);

// Takes part, and the own turn is not through its last stage.
bool StillToCome(const CandidateRecord& candidate);

// The next to be called; empty: nobody.
std::string NextToCall(const Competition& state, const RoomRecord& room);

// Has been announced or is out.
bool Settled(const CandidateRecord& candidate);

// Everybody of the post is settled.
bool PostSettled(const Competition& state, const std::string& post);

// The roll may still be replaced: nobody has arrived, and nothing was drawn or decided.
bool RollOpen(const Competition& state);

// The hold is in force now, not only announced for the end of the turn.
bool HeldNow(const Competition& state, const RoomRecord& room);

// Steps of the plan's release still to come for these figures.
std::vector<pb::ReleaseStep::By> AwaitedRelease(const Competition& state,
                                                const FiguresRecord& figures);

// Progress of a panel towards closing a stage.
struct PanelProgress {
  std::uint32_t submitted = 0;  // Sheets that count.
  std::uint32_t expected = 0;  // Seats that may score: all for experts, checked-in for mass panels.
  std::uint32_t need = 0;      // Sheets that close the stage.
};
PanelProgress ProgressOf(const Competition& state, const std::string& candidate,
                         const pb::Stage& stage, const pb::StagePanel& panel);

bool Contains(const google::protobuf::RepeatedPtrField<std::string>& ids, const std::string& id);

// Unicode code points of a valid UTF-8 text.
std::size_t CountCharacters(std::string_view text);

}  // namespace tingfen::competition
