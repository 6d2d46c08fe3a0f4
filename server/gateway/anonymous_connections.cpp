#include "server/gateway/anonymous_connections.h"

#include <limits>
#include <utility>

namespace tingfen::gateway {

AnonymousConnections::Rank AnonymousConnections::RankOf(const std::string& address) const {
  const std::set<Id>& ids = by_address_.at(address);
  return {ids.size(), std::numeric_limits<Id>::max() - *ids.begin(), address};
}

AnonymousConnections::Id AnonymousConnections::Add(const std::string& address) {
  const Id id = ++last_;
  entries_[id].address = address;
  std::set<Id>& ids = by_address_[address];
  if (!ids.empty()) ranks_.erase(RankOf(address));
  ids.insert(id);
  ranks_.insert(RankOf(address));
  if (entries_.size() > most_) CutOne();
  return id;
}

void AnonymousConnections::CutOne() {
  if (ranks_.empty()) return;
  const std::string address = std::get<2>(*ranks_.rbegin());
  const Id id = *by_address_.at(address).begin();
  Entry& entry = entries_.at(id);
  entry.condemned = true;
  Uncount(id, address);
  if (const Cut cut = std::exchange(entry.cut, {})) cut();
}

void AnonymousConnections::Uncount(Id id, const std::string& address) {
  std::set<Id>& ids = by_address_.at(address);
  ranks_.erase(RankOf(address));
  ids.erase(id);
  if (!ids.empty()) {
    ranks_.insert(RankOf(address));
  } else {
    by_address_.erase(address);
  }
}

void AnonymousConnections::SetCut(Id id, Cut cut) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  if (cut && found->second.condemned) return cut();
  found->second.cut = std::move(cut);
}

void AnonymousConnections::Remove(Id id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  if (!found->second.condemned) Uncount(id, found->second.address);
  entries_.erase(found);
}

}  // namespace tingfen::gateway
