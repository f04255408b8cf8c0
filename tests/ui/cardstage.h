// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/kioskvisit.h"
#include "devices/qr/cameracodes.h"
#include "tests/support/desksupport.h"
#include "tests/support/fakerack.h"
#include "tests/ui/stage.h"
#include "ui/shell/languages.h"

namespace naru::test {

/// What lies before a camera: nothing, or a drawn paper, picture after picture.
class Lens final : public device::FrameSource {
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("lens"); }
    void start() override { m_timer.start(); }
    void stop() override { m_timer.stop(); }
    bool isOn() const { return m_timer.isActive(); }
    void hold(const QImage& picture); ///< null: nothing
    Lens();

private:
    QTimer m_timer;
    QImage m_picture;
    Milliseconds m_time{0};
};

/// A receipt printer that draws what it is sent, as a receipt printer would.
class DrawingPrinter final : public device::Printer {
    Q_OBJECT

public:
    Takes takes() const override { return Takes::EscPos; }
    QString name() const override { return QStringLiteral("lp"); }
    device::PrinterState state() const override { return {device::PrinterState::What::Ready, false}; }
    bool isPrinting() const override { return false; }
    void lookAgain() override { }
    void print(const QByteArray& job, Done done) override;

    QList<QImage> papers;
    std::optional<device::PrintOutcome> trouble; ///< instead of a paper
    bool isSlow = false;                         ///< answers when finish() is called
    void finish();

private:
    Done m_waiting;
};

/// Somebody's phone or a camera over the picture: the code in it, or nothing.
QByteArray codeIn(const QImage& picture);

/// A kiosk over a real desk with a data folder and a key of its own: the product's pages, visit, camera reader and
/// paper drawing; a test holds papers before the lens and takes them from the printer.
class CardKiosk {
public:
    enum class With { Printer, NoPrinter };
    explicit CardKiosk(With with = With::Printer);
    ~CardKiosk();

    QString failure; ///< empty: it stands
    DeskStage desk;
    FakeRack rack;
    ManualClock clock;
    Lens lens;
    DrawingPrinter printer;
    std::unique_ptr<device::CameraCodes> camera;
    std::unique_ptr<ui::kiosk::KioskModel> model;
    std::unique_ptr<ui::kiosk::CardModel> card;
    std::unique_ptr<ui::kiosk::CardEyes> eyes;
    std::unique_ptr<ui::lesson::LessonModel> lesson;
    std::unique_ptr<KioskVisit> visit;
    std::unique_ptr<Stage> stage;
    std::unique_ptr<ui::shell::Languages> languages;

    desk::Learning& learning() { return *desk.desk->learning(); }
    QString page() const { return model->page(); }
    void settle();
    bool press(const QString& name); ///< on whichever part of the page it stands
    bool shows(const QString& words) const;
    void scan(const QByteArray& code) { Q_EMIT rack.codeRead(code); }
    bool holdUp(const QImage& paper); ///< until a page of cards is there
    /// From the start page of a lesson to its end, each step as it should be.
    void play(const QString& id, const QString& mode);
    void passDays(int days);
    int parts();
    void turn();

private:
    SystemClock m_seconds;
};

/// A card of this desk, signed today.
QByteArray cardOf(CardKiosk& kiosk, std::initializer_list<std::pair<const char*, lessons::Mode>> learned);

} // namespace naru::test
