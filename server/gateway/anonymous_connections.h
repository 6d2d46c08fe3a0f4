// Connections nobody is known behind yet: half open, asking for pages, not welcomed. There may be
// so many; when one more comes, the oldest of the address that has the most of them is cut. So a
// flood from one place pushes out itself, and one from everywhere leaves each newcomer a moment,
// which is all a page needs.
//
// One thread, the loop's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace tingfen::gateway {

class AnonymousConnections {
 public:
  using Id = std::uint64_t;
  using Cut = std::function<void()>;  // Ends the connection; not called from inside Remove.

  explicit AnonymousConnections(std::size_t most) : most_(most) {}

  // `address` in any form; what shares one is counted together.
  Id Add(const std::string& address);
  // How to cut it from here on; empty: not now. Called at once where it has been cut already.
  void SetCut(Id id, Cut cut);
  // Welcomed, or gone.
  void Remove(Id id);

  std::size_t Count() const { return entries_.size(); }

 private:
  struct Entry {
    std::string address;
    Cut cut;
    bool condemned = false;
  };
  // How many an address has, how long its oldest has been here, the address.
  using Rank = std::tuple<std::size_t, Id, std::string>;

  Rank RankOf(const std::string& address) const;
  void CutOne();
  void Uncount(Id id, const std::string& address);

  std::size_t most_;
  Id last_ = 0;
  std::map<Id, Entry> entries_;
  std::map<std::string, std::set<Id>> by_address_;  // Those that are not condemned.
  std::set<Rank> ranks_;
};

}  // namespace tingfen::gateway
