#include "server/cli/commands/commands.h"

#include "server/cli/commands/archive.h"
#include "server/cli/commands/bank.h"
#include "server/cli/commands/codes.h"
#include "server/cli/commands/init.h"
#include "server/cli/commands/plan.h"
#include "server/cli/commands/roles.h"
#include "server/cli/commands/roll.h"
#include "server/cli/commands/score.h"
#include "server/cli/commands/serve.h"
#include "server/cli/commands/verify.h"
#include "server/cli/commands/whatif.h"

namespace tingfen::cli {

void AddCommands(CLI::App& app, int& exit_status) {
  AddArchive(app, exit_status);
  AddBank(app, exit_status);
  AddCodes(app, exit_status);
  AddInit(app, exit_status);
  AddPlan(app, exit_status);
  AddRoles(app, exit_status);
  AddRoll(app, exit_status);
  AddScore(app, exit_status);
  AddServe(app, exit_status);
  AddVerify(app, exit_status);
  AddWhatIf(app, exit_status);
}

}  // namespace tingfen::cli
