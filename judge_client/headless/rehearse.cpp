#include "judge_client/headless/rehearse.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "judge_client/headless/asio_environment.h"
#include "judge_client/headless/rehearsal.h"
#include "judge_client/headless/temporary_competition.h"

namespace tingfen {
namespace {

using headless::RehearsalOptions;

constexpr int kFailed = 1;
constexpr int kSenseless = 2;

struct Given {
  std::string connect;
  std::string authority;
  std::string codes;
  std::string plan;
  std::string roll;
  std::string pace;
  std::vector<std::string> leave;
  std::uint64_t seed = 1;
  std::string record;
  std::string tokens;
  std::string result;
  std::string until = "results";
};

struct Address {
  std::string host;
  std::string port;
  std::string authority = {};  // PEM; empty: plain.
};

[[noreturn]] void Stop(int code, const std::string& why) {
  std::cerr << "tingfen rehearse: " << why << std::endl;
  throw CLI::RuntimeError(code);
}

// "127.0.0.1:8490", "[::1]:8490"
Address AddressFrom(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) {
    Stop(kSenseless, "--connect 应为 主机:端口 / wants HOST:PORT, not " + text);
  }
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  return {host, text.substr(colon + 1)};
}

constexpr const char* kDecided = "decided";

// 0: until the results, or beyond.
std::size_t CountFrom(const std::string& until) {
  constexpr std::string_view kAnnounced = "announced:";
  if (until == "results" || until == kDecided) return 0;
  std::size_t count = 0;
  const char* end = until.data() + until.size();
  const bool named = until.starts_with(kAnnounced);
  const auto read = std::from_chars(until.data() + (named ? kAnnounced.size() : 0), end, count);
  if (!named || read.ec != std::errc() || read.ptr != end || count == 0) {
    Stop(kSenseless,
         "--until 应为 results、decided 或 announced:N / wants results, decided or announced:N, "
         "not " +
             until);
  }
  return count;
}

std::string ContentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) Stop(kFailed, "不能读取 / cannot read: " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

RehearsalOptions OptionsFrom(const Given& given, const std::string& codes_path,
                             headless::Pace pace) {
  const std::string text = ContentOf(codes_path);
  auto seats = headless::ReadCodes(text);
  if (const auto* fault = std::get_if<std::string>(&seats)) {
    Stop(kFailed, codes_path + ": " + *fault);
  }
  RehearsalOptions options;
  options.seats = std::get<std::vector<headless::SeatCode>>(std::move(seats));
  const auto left = headless::TakeOut(given.leave, options.seats);
  if (const auto* pattern = std::get_if<std::string>(&left)) {
    Stop(kSenseless, "没有这样的席位 / no such seat: " + *pattern);
  }
  if (options.seats.empty()) Stop(kSenseless, "没有席位可演练 / --leave leaves nothing to play");
  options.player = {.pace = pace, .seed = given.seed};
  options.until_announced = CountFrom(given.until);
  options.until_decided = given.until == kDecided;
  options.record_path = given.record;
  options.tokens_path = given.tokens;
  return options;
}

void WriteResult(const std::string& path, const pb::Rehearsed& result) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!result.SerializeToOstream(&file) || !file.flush()) {
    Stop(kFailed, "不能写入 / cannot write: " + path);
  }
}

int Play(const Address& address, RehearsalOptions options, const std::string& result_path) {
  headless::AsioEnvironment environment(address.host, address.port, address.authority);
  headless::Rehearsal rehearsal(environment, std::move(options), std::cout,
                                [&environment](int code) { environment.Stop(code); });
  rehearsal.Begin();
  const int code = environment.Run();
  for (const auto& ranking : rehearsal.Rankings()) {
    for (const std::string& line : headless::RankingLines(ranking)) std::cout << line << '\n';
  }
  std::cout << std::flush;
  if (code == 0 && !result_path.empty()) WriteResult(result_path, rehearsal.Result());
  return code;
}

headless::Pace PaceOf(const Given& given, headless::Pace unless_given) {
  if (given.pace.empty()) return unless_given;
  return given.pace == "human" ? headless::Pace::kHuman : headless::Pace::kFast;
}

int PlayThrowaway(const Given& given) {
  auto made = headless::TemporaryCompetition::Make(given.plan, given.roll);
  if (const auto* why = std::get_if<std::string>(&made)) {
    std::cerr << *why << std::endl;
    return kFailed;
  }
  const auto& temporary = std::get<std::unique_ptr<headless::TemporaryCompetition>>(made);
  RehearsalOptions options =
      OptionsFrom(given, temporary->CodesPath(), PaceOf(given, headless::Pace::kFast));
  std::cout << "演练服务器 / rehearsal server: http://127.0.0.1:" << temporary->Port() << std::endl;
  const int code = Play({"127.0.0.1", temporary->Port()}, std::move(options), given.result);
  if (code == kFailed) std::cerr << temporary->ServerLog() << std::flush;
  return code;
}

int Rehearse(const Given& given) {
  const bool connects = !given.connect.empty() || !given.codes.empty();
  const bool makes = !given.plan.empty() || !given.roll.empty();
  if (connects == makes) {
    Stop(
        kSenseless,
        "请给出 --connect 和 --codes，或 --plan 和 --roll / wants --connect and --codes, or --plan "
        "and --roll");
  }
  if (makes) {
    if (given.plan.empty() || given.roll.empty()) Stop(kSenseless, "--plan wants --roll");
    CountFrom(given.until);  // Before a server is started for nothing.
    return PlayThrowaway(given);
  }
  if (given.connect.empty() || given.codes.empty()) Stop(kSenseless, "--connect wants --codes");
  Address address = AddressFrom(given.connect);
  if (!given.authority.empty()) address.authority = ContentOf(given.authority);
  return Play(address, OptionsFrom(given, given.codes, PaceOf(given, headless::Pace::kHuman)),
              given.result);
}

}  // namespace

void AddRehearse(CLI::App& app) {
  auto given = std::make_shared<Given>();
  CLI::App& rehearse = *app.add_subcommand(
      "rehearse", "演练：由程序扮演各席位 / rehearse: the program plays the seats");
  rehearse.add_option("--connect", given->connect, "运行中的服务器 / a running server, HOST:PORT");
  rehearse.add_option("--ca", given->authority,
                      "服务器的 tls/ca.crt；不给则不加密 / with it HTTPS, else plain");
  rehearse.add_option("--codes", given->codes, "init --codes 写出的席位码 / the seats' codes");
  rehearse.add_option("--plan", given->plan,
                      "实施方案，自建临时服务器 / plan for a server of its own");
  rehearse.add_option("--roll", given->roll, "名单 / roll, with --plan");
  rehearse
      .add_option("--pace", given->pace,
                  "human 或 fast；--connect 时默认 human / human with --connect, else fast")
      ->check(CLI::IsMember({"human", "fast"}));
  rehearse
      .add_option("--leave", given->leave,
                  "留给真人的席位，如 panel_3、mass_* / seats left to people")
      ->allow_extra_args(true);
  rehearse.add_option("--seed", given->seed, "评分和抽签由此而定 / marks and lots follow from it")
      ->capture_default_str();
  rehearse.add_option("--record", given->record, "逐行记录（JSON）/ a record, one JSON line each");
  rehearse.add_option("--tokens", given->tokens,
                      "保存令牌，以便重新开始 / keeps tokens for a restart");
  rehearse.add_option("--result", given->result,
                      "结果（Protobuf 的 Rehearsed）/ how it went, for the administrator's page");
  rehearse
      .add_option("--until", given->until,
                  "results、decided 或 announced:N / results, decided (and notices) or announced:N")
      ->capture_default_str();
  rehearse.callback([given] {
    if (const int code = Rehearse(*given); code != 0) throw CLI::RuntimeError(code);
  });
}

}  // namespace tingfen
