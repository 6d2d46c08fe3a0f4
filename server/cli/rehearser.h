// Rehearsals for the administrator's page: `tingfen rehearse` as a child process, on a plan and a
// roll written for it into a directory of its own, which is gone afterwards.
//
// POSIX only. Made, used and destroyed on the loop's thread; a thread of its own waits for the
// child.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "server/engine/environment.h"

namespace tingfen::cli {

class ChildRehearser final : public engine::Rehearser {
 public:
  // `post` runs work on the loop's thread. `program`: this one, but for tests.
  ChildRehearser(std::function<void(std::function<void()>)> post, std::string program);
  ~ChildRehearser() override;  // Ends the one that is under way.

  void Begin(const pb::Plan& plan, const pb::Roll& roll,
             std::function<void(pb::Rehearsed)> done) override;

 private:
  struct Files;

  std::function<void(std::function<void()>)> post_;
  const std::string program_;
  std::shared_ptr<std::atomic<bool>> gone_ = std::make_shared<std::atomic<bool>>(false);
  std::thread waiting_;
};

}  // namespace tingfen::cli
