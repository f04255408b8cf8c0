// SPDX-License-Identifier: GPL-3.0-or-later
// naru-cardd READER: one card reader through PC/SC, for naru; see devices/nfc/readerframe.h for what it says.
// naru-cardd --list: a line of JSON for each reader that is plugged in.
#include "devices/nfc/readerd/loop.h"
#include "devices/nfc/readerd/program.h"
#include "devices/nfc/readerd/sandbox.h"
#include "devices/pcsc/cardd/reader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace naru;

namespace {
constexpr int exitUsage = 2, exitNoSandbox = 3;

int list()
{
    const auto names = cardd::readerNames();
    if (!names)
        return EXIT_FAILURE;
    for (const QByteArray& name : *names) {
        const QJsonObject line{{QStringLiteral("name"), QString::fromUtf8(name)}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    }
    return EXIT_SUCCESS;
}
} // namespace

int main(int argc, char** argv)
{
    readerd::beginProgram();
    if (argc != 2)
        return exitUsage;
    if (!readerd::limitResources() || !readerd::enterSandbox(readerd::Reach::LocalService))
        return exitNoSandbox;
    if (QByteArrayView(argv[1]) == "--list")
        return list();
    cardd::PcscReader reader(argv[1]);
    const SystemClock clock;
    readerd::Loop(reader, clock).run();
    return EXIT_SUCCESS;
}
