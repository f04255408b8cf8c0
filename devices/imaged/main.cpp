// SPDX-License-Identifier: GPL-3.0-or-later
// naru-imaged: one picture from outside per run. The door is shut before the first byte is read; see protocol.h.
#include "devices/imaged/decode.h"
#include "devices/imaged/protocol.h"
#include "devices/imaged/sandbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include <unistd.h>

using namespace naru;
using namespace naru::imaged;

namespace {
/// As many bytes as there are, `wanted` at most; fewer only at the end of the input.
qsizetype readInput(char* to, qsizetype wanted)
{
    qsizetype have = 0;
    while (have < wanted) {
        const auto count = read(STDIN_FILENO, to + have, static_cast<std::size_t>(wanted - have));
        if (count == 0 || (count < 0 && errno != EINTR))
            break;
        have += std::max<qsizetype>(count, 0);
    }
    return have;
}

bool writeOutput(const char* from, qsizetype left)
{
    while (left > 0) {
        const auto count = write(STDOUT_FILENO, from, static_cast<std::size_t>(left));
        if (count < 0 && errno != EINTR)
            return false;
        const auto written = std::max<qsizetype>(count, 0);
        from += written;
        left -= written;
    }
    return true;
}

bool answer(const AnswerHeader& header, QByteArrayView rgb = {})
{
    const auto bytes = answerHeader(header);
    return writeOutput(bytes.data(), static_cast<qsizetype>(bytes.size())) && writeOutput(rgb.data(), rgb.size());
}

bool serve()
{
    std::array<char, requestHeaderBytes> head{};
    const auto headBytes = readInput(head.data(), requestHeaderBytes);
    const auto request = readRequestHeader(QByteArrayView(head.data(), headBytes));
    if (!request)
        return answer({Status::BadRequest});
    // One byte more than announced, to see that nothing follows.
    QByteArray payload(request->payloadBytes + 1, '\0');
    if (readInput(payload.data(), payload.size()) != request->payloadBytes)
        return answer({Status::BadRequest});
    payload.chop(1);

    const auto picture = decode(request->format, payload);
    if (!picture)
        return answer(
            {picture.fault().is(device::DeviceFault::PictureTooLarge) ? Status::TooLarge : Status::Unreadable});
    return answer({Status::Ok, picture->width, picture->height}, picture->rgb);
}
} // namespace

/// Qt paints large areas with threads of its own, which there cannot be behind the shut door; not so in a program whose
/// application has ended.
static void endApplication()
{
    int argc = 1;
    char name[] = "naru-imaged";
    char* argv[] = {name, nullptr};
    const QCoreApplication ended(argc, argv);
}

int main()
{
    close_range(STDERR_FILENO, ~0U, 0); // nothing but the two pipes, whatever the parent left open
    endApplication();
    warmUp();
    if (!limitResources() || !enterSandbox())
        _exit(exitNoSandbox);
    // Not exit(): destructors of libraries have no business behind a shut door.
    _exit(serve() ? EXIT_SUCCESS : EXIT_FAILURE);
}
