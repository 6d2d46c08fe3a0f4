#include "tests/sim/transport.h"

#include <utility>

#include "tests/sim/link.h"

namespace tingfen::sim {

Network::Network(Scheduler& scheduler, std::uint64_t seed, Faults faults, Tap tap)
    : scheduler_(scheduler), random_(seed, "network"), faults_(faults), tap_(std::move(tap)) {}

Network::~Network() = default;

void Network::CutAll(bool machine_too) {
  hub_ = nullptr;
  for (const auto& [id, link] : links_) link->Cut(machine_too);
}

std::uint64_t Network::Connect(ClientEnd& client) {
  const std::uint64_t id = ++last_id_;
  scheduler_.After(random_.Between(500, 40'000), [this, id, &client] { Open(id, client); });
  return id;
}

void Network::Open(std::uint64_t id, ClientEnd& client) {
  std::erase_if(links_, [](const auto& entry) { return entry.second->Gone(); });
  if (hub_ == nullptr) return client.OnClosed(id);
  const auto link = std::make_shared<Link>(*this, id, client);
  links_.emplace(id, link);
  link->Join();
  client.OnOpened(id);
}

std::shared_ptr<Link> Network::Find(std::uint64_t id) const {
  const auto found = links_.find(id);
  return found == links_.end() ? nullptr : found->second;
}

void Network::Send(std::uint64_t link, std::string bytes) {
  if (const auto found = Find(link)) found->SendUp(std::move(bytes));
}

void Network::Abandon(std::uint64_t link) {
  if (const auto found = Find(link)) found->Abandon();
}

}  // namespace tingfen::sim
