#include "server/net/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>

namespace tingfen::net {

struct Loop::Inner {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work =
      boost::asio::make_work_guard(context);
  boost::asio::signal_set signals{context};
};

Loop::Loop() : inner_(std::make_unique<Inner>()) {}

Loop::~Loop() = default;

void Loop::Post(std::function<void()> work) {
  boost::asio::post(inner_->context, std::move(work));
}

void Loop::Run() {
  inner_->context.run();
}

void Loop::Stop() {
  inner_->context.stop();
}

void Loop::OnStopSignal(std::function<void()> on_signal) {
  inner_->signals.add(SIGTERM);
  inner_->signals.add(SIGINT);
  inner_->signals.async_wait(
      [this, on_signal = std::move(on_signal)](const boost::system::error_code& error, int) {
        if (error) return;
        inner_->signals.clear();  // The default action is in force again.
        on_signal();
      });
}

boost::asio::io_context& Loop::Context() {
  return inner_->context;
}

}  // namespace tingfen::net
