// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classes.h"
#include "app/desk/classrecords.h"
#include "app/desk/deskimpl.h"
#include "app/desk/packs.h"
#include "app/lessons/library.h"

#include <QTimer>

namespace naru::desk {

inline constexpr int classTickMs = 100;
inline constexpr char keptRoomFile[] = "class.room";                   ///< 8 bytes class number, then ClassRoom::kept()
inline constexpr Milliseconds classGoesOnFor = std::chrono::hours(12); ///< over a restart of the desk
inline constexpr Milliseconds keepingWaitedFor = std::chrono::seconds(1);

class ClassesImpl final : public Classes {
public:
    explicit ClassesImpl(DeskImpl& desk);
    Result<void> begin();

    void use(Channels* channels) override;
    void useChannel(std::unique_ptr<Channel> channel) override;
    bool hasChannel() const override { return m_channels || m_channel; }

    QList<ClassPlan> plans() const override { return m_plans; }
    void savePlan(const ClassPlan& plan, Done done) override;
    void removePlan(qint64 number, Done done) override;
    QList<ClassPlan> plansOf(QDate day) const override;

    void open(const ClassPlan& plan, Done done) override;
    void turnTo(const ClassPlan& plan, Done done) override;
    bool isOpen() const override { return m_isOpen; }
    const ClassPlan& plan() const override { return m_class.plan; }
    Instant openedAt() const override { return m_class.opened; }
    const lessons::ClassRoom* room() const override { return m_isOpen ? &*m_room : nullptr; }
    Milliseconds now() const override { return m_desk.parts().clock.monotonic(); }
    const QList<Refused>& refused() const override { return m_refused; }
    lessons::ClassFigures figures() const override;

    Result<void> setLesson(const QString& lessonId) override;
    Result<void> openLesson(lessons::Mode mode, int seat) override;
    Result<void> startAnonymously(lessons::Mode mode, int seat) override;
    Result<void> bringTo(int step, int seat) override;
    Result<void> showNext(int seat) override { return help(lessons::ClassOrder::What::ShowNext, seat); }
    Result<void> hint(int seat) override { return help(lessons::ClassOrder::What::Hint, seat); }
    Result<void> doIt(int seat) override { return help(lessons::ClassOrder::What::DoIt, seat); }
    Result<void> lowerHand(int seat) override { return help(lessons::ClassOrder::What::LowerHand, seat); }
    Result<void> pause(bool paused) override;
    Result<void> say(const QString& words, int seat) override;

    void sendPack(int seat, Done done) override;
    std::optional<lessons::PushView> push(const QByteArray& device) const override;

    Result<void> markPresent(int seat, bool present) override;
    void confirmAttendance(Done done) override;
    std::optional<int> confirmed() const override { return m_isOpen ? m_class.confirmed : std::nullopt; }
    Result<void> noteAsked(const ClassAsked& asked) override;
    ClassAsked asked() const override { return m_isOpen ? m_asked : ClassAsked{}; }
    void close(Done done) override;

    QList<ClassReport> reports() const override { return m_reports; }
    Result<ClassReport> report(qint64 classNumber) const override;
    TitleOf titles() const override;
    void printReport(qint64 classNumber, Done done) override;
    void printHandout(int seat, Done done) override;
    void printCards(int first, int last, Done done) override;
    int handoutsPrinted() const override { return m_isOpen ? m_class.papers : 0; }
    void tick() override;

private:
    using What = lessons::ClassOrder::What;
    struct Printing {
        QStringList languages; ///< one for each sheet to come
        QString lesson;
        int printed = 0;
        Done done;
    };

    Result<void> mayTeach() const;
    Result<void> mayOrder() const; ///< a class is open, too
    Result<ClassPlan> checked(ClassPlan plan) const;
    Result<lessons::LessonPtr> lesson(const QString& id) const;
    lessons::ClassOrder orderOf(What what) const;
    Result<void> help(What what, int seat);
    Result<void> order(const lessons::ClassOrder& order, int seat);
    void write(const journal::Entry& entry, std::function<void(quint64 seq)> then, Done done);
    Result<void> readTables();
    void begun(const ClassReport& report, lessons::ClassRoom room);
    lessons::ClassRoom keptOrNew(qint64 classNumber);
    Result<lessons::CourseCards> cards() const; ///< of the open class's course
    void useCards();
    void bind(); ///< the channel, where a class wants it
    void heard(const Channel::Peer& peer, const QByteArray& message);
    void keep();
    void tell();
    void announce();
    void ended();
    void sendTo(const QList<QByteArray>& seats, const Packs::Packed& packed, Done done);
    void forgetKept();
    static Result<void> isOut(const Result<device::PrintOutcome>& printed);
    void printNext(const std::shared_ptr<Printing>& printing);
    QString keptPath() const { return m_desk.folder() + QLatin1Char('/') + QLatin1String(keptRoomFile); }

    DeskImpl& m_desk;
    Channels* m_channels = nullptr;
    std::unique_ptr<Channel> m_channel;
    bool m_isOwnChannel = false; ///< opened here, out of m_channels
    QList<ClassPlan> m_plans;
    QList<ClassReport> m_reports;
    bool m_isOpen = false, m_opening = false;
    ClassReport m_class;                      ///< the open one; its rows come at its end
    std::optional<lessons::ClassRoom> m_room; ///< stays a while behind the end, so that the seats hear of it
    ClassAsked m_asked;
    std::optional<lessons::PackSender> m_sender; ///< of the open class
    std::optional<Milliseconds> m_endedAt;
    QList<Refused> m_refused;
    quint64 m_keptRevision = 0, m_shownRevision = 0;
    std::optional<Milliseconds> m_keepingSince;
    Milliseconds m_shownAt{0};
    QTimer m_timer;
};

} // namespace naru::desk
