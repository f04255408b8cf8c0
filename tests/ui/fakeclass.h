// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trainer/classmodel.h"

namespace naru::test {

/// A class that is what the test says; remembers what was asked of it.
class FakeClass final : public ui::trainer::ClassHands {
public:
    explicit FakeClass(Instant at)
        : m_at(at)
    {
    }

    ui::trainer::ClassNow now; ///< as the test wants it; told with tell()
    ui::trainer::ClassModel* model = nullptr;
    QStringList asked; ///< "pace pause", "help 3 hint", …
    std::optional<Fault> refuses;

    void tell() { model->show(now); }
    /// Seats 1 to `seats` of the train lesson, as in the picture of the console; the class has run for 24 minutes.
    void picture(int seats = 12);
    void gathering();
    ui::trainer::SeatNow& seat(int number);
    void attend(int seat, int card); ///< held up there; 0: none, and the trainer has not said either

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
    Result<void> noteAsked(const desk::ClassAsked& counts) override;
    QList<desk::ReportLine> report(const QString& language) const override;
    void print(Print what, Done done) override;
    QByteArray table(const QString&) const override { return "step,seats\r\n4,3\r\n"; }
    void close(Done done) override;

private:
    void note(const QString& what, const Done& done);
    Result<void> answer();
    int numberOf(const QByteArray& id) const;
    Instant m_at;
};

} // namespace naru::test
