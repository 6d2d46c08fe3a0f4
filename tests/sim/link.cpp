#include "tests/sim/link.h"

#include <algorithm>

namespace tingfen::sim {

Link::Link(Network& network, std::uint64_t id, ClientEnd& client)
    : network_(network),
      id_(id),
      client_(&client),
      slow_(network.random_.Chance(network.faults_.slow_per_mille)) {}

Micros Link::Latency() {
  Random& random = network_.random_;
  return random.Chance(30) ? random.Between(50, 800) * kMillisecond : random.Between(300, 15'000);
}

void Link::Join() {
  hub_ = network_.hub_;
  server_open_ = true;
  if (const auto session = hub_->Join(*this)) session_ = *session;
}

void Link::SendUp(std::string bytes) {
  if (!client_open_) return;
  last_up_ = std::max(last_up_, network_.scheduler_.Now() + Latency());
  network_.scheduler_.At(last_up_, [self = shared_from_this(), bytes = std::move(bytes)] {
    if (self->server_open_ && !self->closing_ &&
        self->network_.scheduler_.Now() < self->up_until_) {
      self->hub_->Receive(self->session_, bytes);
    }
  });
  MaybeBreak();
}

bool Link::Offer(engine::Frame frame) {
  replies_.push_back(std::move(frame));
  Pump();
  return true;
}

void Link::OfferView(engine::Frame frame) {
  view_ = std::move(frame);
  Pump();
}

void Link::Close(pb::Goodbye::Code code) {
  pb::ServerFrame frame;
  frame.mutable_goodbye()->set_code(code);
  replies_.push_back(engine::FrameOf(frame));
  view_.reset();
  closing_ = true;
  Pump();
}

// Writes one frame after the other; while one is being written a newer view replaces the older.
void Link::Pump() {
  if (writing_ || !server_open_) return;
  engine::Frame frame;
  if (!replies_.empty()) {
    frame = std::move(replies_.front());
    replies_.pop_front();
  } else if (view_) {
    frame = std::exchange(view_, nullptr);
  } else {
    if (closing_) Finish();
    return;
  }
  writing_ = true;
  Transmit(frame);
  const Micros took = slow_ ? network_.random_.Between(200, 3000) * kMillisecond
                            : network_.random_.Between(50, 1000);
  network_.scheduler_.After(took, [self = shared_from_this()] {
    self->writing_ = false;
    self->Pump();
  });
}

void Link::Transmit(const engine::Frame& frame) {
  network_.tap_(client_, frame);
  last_down_ = std::max(last_down_, network_.scheduler_.Now() + Latency());
  network_.scheduler_.At(last_down_, [self = shared_from_this(), frame] {
    if (self->client_open_ && self->network_.scheduler_.Now() < self->down_until_) {
      self->client_->OnFrame(self->id_, frame);
    }
  });
  MaybeBreak();
}

// Everything is written after the hub has let go.
void Link::Finish() {
  server_open_ = false;
  ClientHears(std::max(last_down_, network_.scheduler_.Now()) + kMillisecond);
}

void Link::ClientHears(Micros when) {
  network_.scheduler_.At(when, [self = shared_from_this()] {
    if (!std::exchange(self->client_open_, false)) return;
    self->client_->OnClosed(self->id_);
  });
}

void Link::ServerHears(Micros when) {
  network_.scheduler_.At(when, [self = shared_from_this()] {
    if (!std::exchange(self->server_open_, false) || self->closing_) return;
    self->hub_->Leave(self->session_);
  });
}

void Link::MaybeBreak() {
  if (network_.random_.Chance(network_.faults_.breaks_per_mille)) Break();
}

void Link::Break() {
  if (std::exchange(broken_, true)) return;
  ++network_.breaks_;
  Random& random = network_.random_;
  const Micros now = network_.scheduler_.Now();
  up_until_ = std::min(up_until_, now + random.Between(0, 400 * kMillisecond));
  down_until_ = std::min(down_until_, now + random.Between(0, 20 * kMillisecond));
  ClientHears(now + random.Between(0, 3 * kSecond));
  ServerHears(std::max(up_until_, now + random.Between(0, 60 * kSecond)));
}

void Link::Abandon() {
  client_open_ = false;
  Break();
}

void Link::Cut(bool machine_too) {
  if (!std::exchange(server_open_, false)) return;
  hub_ = nullptr;
  replies_.clear();
  view_.reset();
  const Micros now = network_.scheduler_.Now();
  if (machine_too) down_until_ = std::min(down_until_, now);
  const Micros silence = machine_too ? network_.random_.Between(1, 8) * kSecond : kMillisecond;
  ClientHears(std::max(last_down_, now) + silence);
}

}  // namespace tingfen::sim
