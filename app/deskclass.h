// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classes.h"
#include "app/desk/desk.h"
#include "ui/trainer/classnow.h"

#include <QObject>

namespace naru {

/// The console's hands over the desk's class: what stands there as the console shows it, and what is pressed as the
/// desk's orders. Rights, the journal and what a seat hears are the desk's.
class DeskClass final : public QObject, public ui::trainer::ClassHands {
    Q_OBJECT

public:
    /// How seats come: what a trainer calls out, and what a seat's camera reads.
    struct Door {
        QString digits, code;
        std::optional<Fault> shut = {}; ///< why none can come
    };
    using Doors = std::function<Door()>;
    DeskClass(desk::Desk& desk, desk::Classes& classes, Doors doors = {});

    ui::trainer::ClassNow now() const;

    QList<ui::trainer::ClassOffer> offers(const QString& language) const override;
    void gather(const QString& offer, Done done) override;
    void begin(Done done) override;
    Result<void> pace(Pace pace) override;
    Result<void> bringAll(int step) override;
    Result<void> say(const QByteArray& seat, const QString& words) override;
    Result<void> help(const QByteArray& seat, Help help) override;
    std::optional<ui::trainer::PhoneNow> phone(const QByteArray& seat, const QString& language) const override;
    void sendPack(const QByteArray& seat, Done done) override;
    void finish(Done done) override;
    Result<void> mark(const QByteArray& seat, bool present) override;
    void printCards(int first, int last, Done done) override;
    void confirm(Done done) override;
    Result<void> noteAsked(const desk::ClassAsked& asked) override;
    QList<desk::ReportLine> report(const QString& language) const override;
    void print(Print what, Done done) override;
    QByteArray table(const QString& language) const override;
    void close(Done done) override;

Q_SIGNALS:
    void changed();

private:
    lessons::LessonPtr lessonOf(const QString& id) const;
    bool hasBegun() const;
    std::optional<qint64> classNumber() const;
    std::optional<int> numberOf(const QByteArray& seat) const;
    ui::trainer::SeatNow seatOf(const lessons::SeatView& view, words::Language language) const;

    desk::Desk& m_desk;
    desk::Classes& m_classes;
    Doors m_doors;
    std::optional<Instant> m_begun, m_ended;
    bool m_resumed = false; ///< the class stood before this program began
};

} // namespace naru
