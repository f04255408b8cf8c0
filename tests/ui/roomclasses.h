// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/desk/classes.h"

namespace naru::test {

/// A desk's class without its journal: the room itself over a channel, at a time that the test moves.
class RoomClasses final : public desk::Classes {
public:
    explicit RoomClasses(Instant at)
        : m_at(at)
    {
    }

    std::optional<Fault> refuses; ///< the next opening, confirming, printing
    QStringList printed;
    QList<desk::ClassPlan> saved;
    void pass(Milliseconds by) { m_now += by; }

    void use(Channels*) override { }
    void useChannel(std::unique_ptr<Channel> channel) override;
    bool hasChannel() const override { return bool(m_channel); }
    QList<desk::ClassPlan> plans() const override { return saved; }
    void savePlan(const desk::ClassPlan& plan, Done done) override;
    void removePlan(qint64 number, Done done) override;
    QList<desk::ClassPlan> plansOf(QDate day) const override;
    void open(const desk::ClassPlan& plan, Done done) override;
    void turnTo(const desk::ClassPlan& plan, Done done) override;
    bool isOpen() const override { return m_room.has_value(); }
    const desk::ClassPlan& plan() const override { return m_plan; }
    Instant openedAt() const override { return m_at; }
    const lessons::ClassRoom* room() const override { return m_room ? &*m_room : nullptr; }
    Milliseconds now() const override { return m_now; }
    const QList<Refused>& refused() const override { return m_refused; }
    lessons::ClassFigures figures() const override { return m_room ? m_room->figures(m_now) : lessons::ClassFigures(); }
    Result<void> setLesson(const QString& lessonId) override;
    Result<void> openLesson(lessons::Mode mode, int seat) override;
    Result<void> startAnonymously(lessons::Mode mode, int seat) override;
    Result<void> bringTo(int step, int seat) override;
    Result<void> showNext(int seat) override { return order(lessons::ClassOrder::What::ShowNext, seat); }
    Result<void> hint(int seat) override { return order(lessons::ClassOrder::What::Hint, seat); }
    Result<void> doIt(int seat) override { return order(lessons::ClassOrder::What::DoIt, seat); }
    Result<void> lowerHand(int seat) override { return order(lessons::ClassOrder::What::LowerHand, seat); }
    Result<void> pause(bool paused) override;
    Result<void> say(const QString& words, int seat) override;
    Result<void> markPresent(int seat, bool present) override;
    void confirmAttendance(Done done) override;
    std::optional<int> confirmed() const override { return m_confirmed; }
    Result<void> noteAsked(const desk::ClassAsked& asked) override
    {
        m_asked = asked;
        return {};
    }
    desk::ClassAsked asked() const override { return m_asked; }
    void close(Done done) override;
    QList<desk::ClassReport> reports() const override { return m_reports; }
    desk::TitleOf titles() const override;
    Result<desk::ClassReport> report(qint64 classNumber) const override;
    void printReport(qint64 classNumber, Done done) override;
    void printHandout(int seat, Done done) override;
    void printCards(int first, int last, Done done) override;
    lessons::CourseCards cards{QByteArray(lessons::courseSecretBytes, 'k'), 0};
    int handoutsPrinted() const override { return m_handouts; }
    void tick() override;

private:
    Result<void> order(
        lessons::ClassOrder::What what, int seat, int step = 0, lessons::Mode mode = lessons::Mode::Guided);
    void answer(Done& done);

    Instant m_at;
    Milliseconds m_now{1'000};
    SeededRandom m_random{6};
    std::unique_ptr<Channel> m_channel;
    std::optional<lessons::ClassRoom> m_room;
    desk::ClassPlan m_plan;
    QList<Refused> m_refused;
    QList<desk::ClassReport> m_reports;
    desk::ClassAsked m_asked;
    std::optional<int> m_confirmed;
    int m_handouts = 0;
    qint64 m_lastPlan = 0;
};

} // namespace naru::test
