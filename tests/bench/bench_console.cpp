// SPDX-License-Identifier: GPL-3.0-or-later
// What the trainer's page costs: the console as it is, drawn without a graphics card, over a real class with simulated
// learners who go on, err, stand and ask. Processor time of its thread alone and of a second of class; the network's
// part of it is bench_class's.
#include "app/classscreen.h"
#include "app/lessons/classbots.h"
#include "tests/bench/measure.h"
#include "tests/ui/consolestage.h"
#include "tests/ui/roomclasses.h"

#include <QEventLoop>
#include <QGuiApplication>
#include <QTimer>

#include <cstdio>

using namespace naru;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds beat{100}; ///< as often as a desk looks at its class
constexpr Milliseconds drawnWithin{12};
constexpr int seconds = 60;

struct Console {
    explicit Console(int seats)
    {
        auto channel = std::make_unique<lessons::ClassBots>(7, seats, lessons::builtInLessons());
        bots = channel.get();
        classes.useChannel(std::move(channel));
        desk.signIn(9, QStringLiteral("135790"), [](const Result<void>&) {});
    }
    bool open()
    {
        QVariantMap pages;
        screen.addTo(pages);
        return stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
            {{QStringLiteral("desk"), QVariant::fromValue(&shell)}, {QStringLiteral("pages"), pages}});
    }
    /// Class goes on; microseconds that the page spent.
    double pass(Milliseconds time)
    {
        double spent = 0;
        for (Milliseconds past{0}; past < time; past += beat) {
            classes.pass(beat);
            desk.time += beat;
            bots->live(classes.now());
            if (past % 1s == 0ms) // its own clock counts the time that seats stand
                spent += look([this] { screen.model.show(screen.hands.now()); });
            spent += look([this] { classes.tick(); });
        }
        return spent;
    }
    template <typename Work>
    double look(const Work& work)
    {
        const double before = bench::cpuMicroseconds();
        work();
        QEventLoop loop; // what changed is drawn some milliseconds later
        QTimer::singleShot(drawnWithin, &loop, &QEventLoop::quit);
        loop.exec();
        return bench::cpuMicroseconds() - before;
    }

    QTemporaryDir folder;
    test::TrainerDesk desk{folder.path()};
    test::RoomClasses classes{test::sample::morning};
    lessons::ClassBots* bots = nullptr;
    ClassScreen screen{desk, classes};
    ui::shell::DeskModel shell{desk, {QStringLiteral("class"), {QStringLiteral("class")}, {}}};
    test::Stage stage;
};

/// Milliseconds of the page's thread in a second of class.
double costOf(int seats)
{
    Console console(seats);
    if (!console.open())
        qFatal("%s", qPrintable(console.stage.errors()));
    console.screen.model.gather(QStringLiteral("train.book"));
    console.pass(3s);
    console.screen.model.begin();
    console.pass(20s); // they are under way
    int drawn = 0;
    QObject::connect(&console.stage.window(), &QQuickWindow::afterRendering, &console.stage.window(), [&] { ++drawn; });
    const double each = console.pass(std::chrono::seconds(seconds)) / seconds / 1000;
    std::printf("%2d seats: %.2f ms in a second of class, drawn %.1f times in it\n", console.screen.model.seatCount(),
        each, drawn / double(seconds));
    return each;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    std::vector<double> ratios;
    for (int i = 0; i < 3; ++i) {
        const double one = costOf(1);
        ratios.push_back(costOf(30) / one);
    }
    std::printf("thirty seats against one: %.1f x (goal 10 x)\n", bench::median(ratios));
    return 0;
}
