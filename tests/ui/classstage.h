// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/kioskclass.h"
#include "app/lessons/classroom.h"
#include "tests/support/fakeair.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/shell/languages.h"

namespace naru::test {

/// Classes of one house: those whose desks are plugged in are around, and any code leads into the one named "code".
class HouseWays final : public ui::kiosk::ClassWays {
public:
    explicit HouseWays(Channels& channels)
        : m_channels(channels)
    {
    }
    void hold(const QStringList& names) ///< classes that are held around now
    {
        m_around = names;
        if (m_changed)
            m_changed();
    }
    QStringList around() const override { return m_around; }
    Result<std::unique_ptr<Channel>> enter(const QString& name) override;
    Result<std::unique_ptr<Channel>> enterByCode(const QByteArray& code) override;
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }

    QByteArray code = "NARU-CLASS:1:ABC"; ///< of a class that is held; any other is refused
    QList<QByteArray> codes;              ///< tried
    QByteArray keptNow;
    QByteArray kept() const override { return keptNow; }
    std::optional<Fault> faultNow;
    std::optional<Fault> fault() const override { return faultNow; }

private:
    Channels& m_channels;
    QStringList m_around;
    std::function<void()> m_changed;
};

/// A kiosk in a house where a trainer holds a class: the product's pages and lessons, and at the other end of the air
/// the trainer's own state machine. Time passes when told.
class ClassStage {
public:
    explicit ClassStage(quint64 seed = 1, double pitchMm = 0.248);
    ~ClassStage();

    QString failure; ///< empty: it stands
    ManualClock clock;
    SeededRandom random;
    FakeAir air;
    std::unique_ptr<Channels> kioskAir, trainerAir, spyAir;
    HouseWays ways;
    ui::kiosk::KioskModel model;
    ui::kiosk::CardModel card;
    std::unique_ptr<ui::lesson::LessonModel> lesson;
    std::unique_ptr<KioskClass> classroom; ///< the kiosk's side
    std::unique_ptr<lessons::ClassRoom> room;
    lessons::CourseCards cards{QByteArray(lessons::courseSecretBytes, 'k'), 3}; ///< of attendance, of the room's course
    QStringList spoken;
    QList<QByteArray> sent; ///< every message of the kiosk
    Stage stage;
    ui::shell::Languages languages;

    ui::kiosk::ClassSeatModel& seat() { return classroom->seat(); }
    void hold();         ///< a class begins
    void die();          ///< the trainer's program ends, with all that it knew but what it kept
    void resume();       ///< and begins anew
    void pass(int ms);   ///< ticks, letters and frames
    bool enter();        ///< by the home page's own key, until the number is there
    void restartKiosk(); ///< its program dies and begins anew
    void order(lessons::ClassOrder::What what, int step = 0);
    void open(const char* lesson);
    bool shows(const QString& words) const { return stage.find(words) != nullptr; }
    bool press(const QString& name);
    void settle();
    int step() const { return lesson->stepNumber(); }

private:
    void join(); ///< models to the page
    void listen();
    std::unique_ptr<Channel> m_channel;
    QByteArray m_kept;
    QString m_lesson;
};

} // namespace naru::test
