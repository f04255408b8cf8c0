// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/words/words.h"
#include "devices/simulator/terminal/paymentterminal.h"

#include <QQmlEngine>

#include <functional>

namespace naru::ui::simulator {

/// The simulated payment terminal in words. It decides nothing: every press goes on to the terminal.
class TerminalModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QVariantList outcomes READ outcomes CONSTANT) ///< [{value, text}]
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QVariantList faults READ faults CONSTANT) ///< [{value, text}]
    Q_PROPERTY(QString fault READ fault NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed) ///< idle, waiting, busy, approved, declined
    Q_PROPERTY(QString stateKind READ stateKind NOTIFY changed)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)      ///< "15,000원"; empty: nothing asked yet
    Q_PROPERTY(QString what READ what NOTIFY changed)          ///< payment or reversal, in words
    Q_PROPERTY(QVariantList talk READ talk NOTIFY talkChanged) ///< [{kind, time, text}]
    Q_PROPERTY(QString clock READ clock NOTIFY talkChanged)    ///< "11:21" of the last line; empty: nothing said yet

public:
    /// `writeFile` writes the acquirer's file; false: it could not. Both must outlive this.
    TerminalModel(sim::PaymentTerminal& terminal, const Clock& clock, std::function<bool()> writeFile,
        const QString& language, QObject* parent = nullptr);

    QVariantList outcomes() const;
    QString outcome() const;
    QVariantList faults() const;
    QString fault() const;
    QString state() const;
    QString stateKind() const;
    QString stateText() const;
    QString amount() const;
    QString what() const;
    QVariantList talk() const { return m_talk; }
    QString clock() const;

public Q_SLOTS:
    void chooseOutcome(const QString& name);
    void chooseFault(const QString& name);
    void holdCard() { m_terminal.holdCard(); }
    void refuse() { m_terminal.refuse(); }
    void reboot() { m_terminal.reboot(); }
    void writeFile();

Q_SIGNALS:
    void changed();
    void talkChanged();

private:
    const sim::Entry* shown() const; ///< what waits, or was last; null: nothing yet
    void say(const QString& event);
    sim::PaymentTerminal& m_terminal;
    const Clock& m_clock;
    const std::function<bool()> m_writeFile;
    const words::Language m_language;
    QVariantList m_talk;
    bool m_waits = false; ///< its last line is not over
};

} // namespace naru::ui::simulator
