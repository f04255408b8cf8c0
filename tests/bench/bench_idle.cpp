// SPDX-License-Identifier: GPL-3.0-or-later
// What a counter costs that waits for a visitor: its page with the camera's picture, 30 pictures a second with no code
// in them, the decoder on its thread, and a reader that looks for a phone. Shares of one core: this program, in which
// the simulated chip lives too, and naru-nfcd. The frames themselves cost nothing here; a camera's driver is not in it.
#include "devices/camera/generator.h"
#include "devices/qr/cameracodes.h"
#include "tests/support/ptybench.h"
#include "tests/support/qrcorpus.h"
#include "tests/ui/counterstage.h"

#include <QGuiApplication>

#include <cstdio>
#include <cstdlib>
#include <time.h>
#include <unistd.h>

using namespace naru;

namespace {

constexpr Milliseconds frameEvery{33};

double secondsOf(clockid_t clock)
{
    timespec spent{};
    ::clock_gettime(clock, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

double processSeconds(qint64 process)
{
    clockid_t clock{};
    return ::clock_getcpuclockid(static_cast<pid_t>(process), &clock) == 0 ? secondsOf(clock) : 0;
}

void wait(int seconds)
{
    test::waitFor([] { return false; }, seconds * 1000);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 20;
    const SystemClock clock;
    const test::QrPhoto room = test::qrlessPhoto(1, 3);
    device::GeneratorSource pictures(QStringLiteral("camera"), device::still(room.frame()), frameEvery);
    device::CameraCodes camera(pictures, clock);
    test::CounterStage stage;
    test::PtyBench reader;
    if (!stage.open() || !reader.start())
        return 1;
    stage.rack.eyes.append(&camera);
    stage.rack.swap({});
    stage.desk.methods = {QStringLiteral("nfc"), QStringLiteral("qr_ble")};
    stage.visit(QStringLiteral("certificate-identity"));
    stage.settle();
    reader.reader->listen();
    int framed = 0;
    QObject::connect(&pictures, &device::FrameSource::framed, &pictures, [&] { ++framed; });
    wait(2); // the first looks find their way into caches
    framed = 0;
    const double wall = secondsOf(CLOCK_MONOTONIC), own = secondsOf(CLOCK_PROCESS_CPUTIME_ID),
                 nfcd = processSeconds(reader.reader->processId());
    wait(seconds);
    const double passed = secondsOf(CLOCK_MONOTONIC) - wall;
    const double page = (secondsOf(CLOCK_PROCESS_CPUTIME_ID) - own) / passed,
                 program = (processSeconds(reader.reader->processId()) - nfcd) / passed;
    std::printf("%d pictures in %.1f s\ncounter, camera and decoder  %5.1f %% of a core\nnaru-nfcd                    "
                "%5.1f %%\ntogether                     %5.1f %%  (goal at most 10)\n",
        framed, passed, 100 * page, 100 * program, 100 * (page + program));
    return 0;
}
