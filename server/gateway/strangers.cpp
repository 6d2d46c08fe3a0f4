#include "server/gateway/strangers.h"

#include <limits>
#include <utility>

namespace tingfen::gateway {

Strangers::Rank Strangers::RankOf(const std::string& address) const {
  const std::set<Id>& ids = by_address_.at(address);
  return {ids.size(), std::numeric_limits<Id>::max() - *ids.begin(), address};
}

Strangers::Id Strangers::Add(const std::string& address) {
  const Id id = ++last_;
  strangers_[id].address = address;
  std::set<Id>& ids = by_address_[address];
  if (!ids.empty()) ranks_.erase(RankOf(address));
  ids.insert(id);
  ranks_.insert(RankOf(address));
  if (strangers_.size() > most_) CutOne();
  return id;
}

void Strangers::CutOne() {
  if (ranks_.empty()) return;
  const std::string address = std::get<2>(*ranks_.rbegin());
  const Id id = *by_address_.at(address).begin();
  Stranger& stranger = strangers_.at(id);
  stranger.condemned = true;
  Uncount(id, address);
  if (const Cut cut = std::exchange(stranger.cut, {})) cut();
}

void Strangers::Uncount(Id id, const std::string& address) {
  std::set<Id>& ids = by_address_.at(address);
  ranks_.erase(RankOf(address));
  ids.erase(id);
  if (!ids.empty()) {
    ranks_.insert(RankOf(address));
  } else {
    by_address_.erase(address);
  }
}

void Strangers::SetCut(Id id, Cut cut) {
  const auto found = strangers_.find(id);
  if (found == strangers_.end()) return;
  if (cut && found->second.condemned) return cut();
  found->second.cut = std::move(cut);
}

void Strangers::Remove(Id id) {
  const auto found = strangers_.find(id);
  if (found == strangers_.end()) return;
  if (!found->second.condemned) Uncount(id, found->second.address);
  strangers_.erase(found);
}

}  // namespace tingfen::gateway
