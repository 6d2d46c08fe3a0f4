#include "server/cli/files/passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <optional>

#include "server/bank/bank.h"
#include "server/text/characters.h"

namespace tingfen::cli {
namespace {

constexpr std::size_t kLineBytesMax = 1024;

// The terminal without echo for as long as this lives.
class Terminal {
 public:
  Terminal() : file_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (file_ < 0 || tcgetattr(file_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent_ = tcsetattr(file_, TCSAFLUSH, &silent) == 0;
  }
  ~Terminal() {
    if (silent_) tcsetattr(file_, TCSAFLUSH, &before_);
    if (file_ >= 0) close(file_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool Silent() const { return silent_; }

  // None: the person gave up, or typed without end.
  std::optional<std::string> Ask(const std::string& words) const {
    Write(words);
    std::string line(kLineBytesMax, '\0');
    const ssize_t count = read(file_, line.data(), line.size());
    Write("\n");
    if (count <= 0 || line[static_cast<std::size_t>(count) - 1] != '\n') return std::nullopt;
    line.resize(static_cast<std::size_t>(count) - 1);
    return line;
  }

 private:
  void Write(const std::string& words) const {
    if (write(file_, words.data(), words.size()) < 0) return;  // The prompt alone is lost.
  }

  int file_;
  termios before_{};
  bool silent_ = false;
};

std::variant<std::string, Problem> Checked(std::string passphrase) {
  if (text::FindNotUtf8(passphrase)) return Problem{"口令不是 UTF-8 / the passphrase is not UTF-8"};
  const std::size_t characters = text::CharactersIn(passphrase);
  if (characters < bank::kPassphraseCharactersMin || characters > bank::kPassphraseCharactersMax) {
    const std::string from = std::to_string(bank::kPassphraseCharactersMin);
    const std::string to = std::to_string(bank::kPassphraseCharactersMax);
    return Problem{"口令须为 " + from + "–" + to + " 个字符 / the passphrase must have " + from +
                   "–" + to + " characters"};
  }
  return passphrase;
}

}  // namespace

std::variant<std::string, Problem> AskForNewPassphrase() {
  const Terminal terminal;
  if (!terminal.Silent()) {
    return Problem{
        "没有终端可以输入口令，请用 --passphrase-file / "
        "there is no terminal to type the passphrase at; use --passphrase-file"};
  }
  const auto first = terminal.Ask("题库口令（不会显示） / Passphrase of the bank (not shown): ");
  if (!first) return Problem{"没有输入口令 / no passphrase was typed"};
  auto checked = Checked(*first);
  if (std::holds_alternative<Problem>(checked)) return checked;
  const auto second = terminal.Ask("再输一次 / Once more: ");
  if (first != second) {
    return Problem{"两次输入的口令不一致，请重新来过 / the two are not alike; start again"};
  }
  return checked;
}

std::variant<std::string, Problem> ReadPassphrase(const std::string& path) {
  auto read = ReadFile(path, kLineBytesMax);
  if (const auto* problem = std::get_if<Problem>(&read)) return *problem;
  std::string line = std::get<std::string>(read);
  line.resize(std::min(line.size(), line.find('\n')));
  if (line.ends_with('\r')) line.pop_back();
  return Checked(std::move(line));
}

}  // namespace tingfen::cli
