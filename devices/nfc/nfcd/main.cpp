// SPDX-License-Identifier: GPL-3.0-or-later
// naru-nfcd CONNECTION: one NFC reader through libnfc, for naru; see devices/nfc/readerframe.h for what it says.
#include "devices/nfc/nfcd/reader.h"
#include "devices/nfc/readerd/loop.h"
#include "devices/nfc/readerd/program.h"
#include "devices/nfc/readerd/sandbox.h"

#include <cstdlib>

using namespace naru;

namespace {
constexpr int exitUsage = 2, exitNoSandbox = 3;
} // namespace

int main(int argc, char** argv)
{
    readerd::beginProgram();
    if (argc != 2)
        return exitUsage;
    nfcd::LibnfcReader reader(argv[1]);
    if (!reader.prepare())
        return EXIT_FAILURE;
    if (!readerd::limitResources() || !readerd::enterSandbox(readerd::Reach::Devices))
        return exitNoSandbox;
    const SystemClock clock;
    readerd::Loop(reader, clock).run();
    return EXIT_SUCCESS;
}
