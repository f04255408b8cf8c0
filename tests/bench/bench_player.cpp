// SPDX-License-Identifier: GPL-3.0-or-later
// What a lesson costs on a kiosk of 1080 x 1920, drawn by the processor: a frame of the player, a step a second with
// its ring breathing and its hand showing the way, against an empty page with one breathing square; the opening of a
// lesson against that of an empty page, in turn; and the memory of the program while all lessons are played over and
// over. `bench_player [ROUNDS]`
#include "tests/bench/measure.h"
#include "tests/ui/kioskstage.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"

#include <QFile>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickView>
#include <QTest>

#include <cstdio>
#include <cstdlib>

using namespace naru;

namespace {

constexpr int framesOfAStep = 60;
constexpr int lessonsBetween = 4; ///< of the forty, each fourth is drawn frame by frame
constexpr std::size_t emptyFrames = 600;
constexpr int restWait = 400; ///< milliseconds
constexpr int openings = 41;
constexpr int frameWait = 30'000; ///< milliseconds; a frame that does not come is told as this

/// Of one window: the processor time of this thread from each frame to the next, in milliseconds.
class Frames {
public:
    explicit Frames(QQuickWindow& window)
        : m_connection(QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [this] {
            const double now = bench::cpuMicroseconds();
            if (m_last > 0)
                milliseconds.push_back((now - m_last) / 1e3);
            m_last = now;
        }))
    {
    }
    ~Frames() { QObject::disconnect(m_connection); }
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    /// For so many frames, or until none came for a while.
    void wait(std::size_t count)
    {
        const std::size_t until = milliseconds.size() + count;
        while (milliseconds.size() < until) {
            const std::size_t before = milliseconds.size();
            if (!QTest::qWaitFor([&] { return milliseconds.size() > before; }, restWait)) {
                ++rests;
                return;
            }
        }
    }

    std::vector<double> milliseconds;
    int rests = 0;

private:
    QMetaObject::Connection m_connection;
    double m_last = 0;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

double residentMb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6 : 0;
}

/// The kiosk with its lessons, in a window that is shown.
struct Kiosk {
    Kiosk()
        : lesson([] { return QDate(2026, 11, 20); })
        , kiosk(test::KioskStage::usual())
    {
        kiosk.stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson));
        shown = kiosk.stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskPage.qml")),
            {{QStringLiteral("model"), QVariant::fromValue(&kiosk.model)},
                {QStringLiteral("lessons"), QVariant::fromValue(&lesson)}});
        kiosk.stage.window().show();
    }

    bool begin(const QString& id)
    {
        kiosk.model.goHome();
        kiosk.model.openLesson(id);
        lesson.begin(QStringLiteral("guided"));
        return lesson.page() == u"play";
    }

    void doNext()
    {
        const auto wanted = lesson.player()->performed(lesson.player()->wanted());
        lesson.did(
            wanted.on, QString(lessons::nameOf(wanted.deed)), wanted.value, QString(lessons::nameOf(wanted.way)));
        if (lesson.page() == u"part")
            lesson.goOn();
    }

    ui::lesson::LessonModel lesson; // outlives the pages that look at it
    test::KioskStage kiosk;
    bool shown = false;
};

const QByteArray emptyPage
    = "Rectangle { color: '#F7F3EA'; Rectangle { width: 120; height: 120; x: 480; y: 900; "
      "color: '#1F4E6B'; SequentialAnimation on opacity { loops: Animation.Infinite; "
      "NumberAnimation { to: 0.3; duration: 600 } NumberAnimation { to: 1; duration: 600 } } } }";

std::vector<double> emptyFrameTimes()
{
    test::Stage stage({1080, 1920});
    stage.show(emptyPage);
    stage.window().show();
    Frames frames(stage.window());
    while (frames.milliseconds.size() < emptyFrames && frames.rests == 0)
        frames.wait(framesOfAStep);
    return frames.milliseconds;
}

std::vector<double> playedFrameTimes(Kiosk& it)
{
    Frames frames(it.kiosk.stage.window());
    const auto& all = lessons::builtInLessons();
    for (qsizetype i = 0; i < all.size(); i += lessonsBetween) {
        if (!it.begin(all.at(i)->id))
            continue;
        while (it.lesson.page() == u"play") {
            for (int rung = 0; rung < 4; ++rung)
                it.lesson.hint();
            frames.wait(framesOfAStep);
            it.doNext();
        }
    }
    if (frames.rests > 0)
        std::printf("the page came to rest %d times\n", frames.rests);
    return frames.milliseconds;
}

/// From the press to the first frame of what it opened, by the processor.
double openingOf(QQuickView& window, const std::function<void()>& open)
{
    bool drawn = false;
    const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] { drawn = true; });
    const double start = bench::cpuMicroseconds();
    open();
    window.update();
    const bool seen = QTest::qWaitFor([&] { return drawn; }, frameWait);
    const double spent = (bench::cpuMicroseconds() - start) / 1e3;
    QObject::disconnect(connection);
    return seen ? spent : frameWait;
}

void openingTimes(Kiosk& it, std::vector<double>& empty, std::vector<double>& lesson)
{
    test::Stage stage({1080, 1920});
    stage.show("Loader { property bool wanted: false; sourceComponent: wanted ? page : null; Component { id: page; "
        + emptyPage + " } }");
    stage.window().show();
    QTest::qWait(200);
    for (int i = 0; i < openings; ++i) {
        stage.page()->setProperty("wanted", false);
        it.kiosk.model.goHome();
        QTest::qWait(50); // what was open is gone
        empty.push_back(openingOf(stage.window(), [&] { stage.page()->setProperty("wanted", true); }));
        lesson.push_back(
            openingOf(it.kiosk.stage.window(), [&] { it.kiosk.model.openLesson(QStringLiteral("train.book")); }));
    }
}

/// What a turn of the event loop does, the deleting of what is gone included.
void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void playAll(Kiosk& it)
{
    for (const auto& lesson : lessons::builtInLessons()) {
        if (!it.begin(lesson->id))
            continue;
        while (it.lesson.page() == u"play") {
            it.doNext();
            settle();
        }
        settle();
    }
    it.kiosk.model.wipe();
    QTest::qWait(100);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const QGuiApplication application(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 6;
    const std::vector<double> empty = emptyFrameTimes();
    Kiosk it;
    if (!it.shown)
        return 1;
    const std::vector<double> played = playedFrameTimes(it);
    std::printf("software renderer, 1080 x 1920, processor time of the page's thread\n"
                "| what | empty page | lesson | ratio |\n|---|---|---|---|\n");
    for (const double share : {0.5, 0.95, 0.99}) {
        const double theirs = percentile(empty, share), ours = percentile(played, share);
        std::printf("| frame p%.0f of %zu, ms | %.2f | %.2f | %.2f |\n", 100 * share, played.size(), theirs, ours,
            ours / theirs);
    }
    std::vector<double> emptyOpening, lessonOpening;
    openingTimes(it, emptyOpening, lessonOpening);
    const double theirs = bench::median(emptyOpening), ours = bench::median(lessonOpening);
    std::printf("| opening, median of %d, ms | %.1f | %.1f | %.2f |\n\n", openings, theirs, ours, ours / theirs);
    std::printf("resident before the rounds %.1f MB\n", residentMb());
    for (int round = 0; round < rounds; ++round) {
        playAll(it);
        std::printf("all %lld lessons, round %d: resident %.1f MB\n",
            static_cast<long long>(lessons::builtInLessons().size()), round + 1, residentMb());
    }
    return 0;
}
