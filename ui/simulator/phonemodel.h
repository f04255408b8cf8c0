// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/words/words.h"
#include "devices/simulator/phonecontroller.h"

#include <QQmlEngine>

namespace naru::ui::simulator {

/// The simulated phone in words. It decides nothing: every press goes on to the controller.
class PhoneModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QVariantList documents READ documents NOTIFY wordsChanged) ///< [{value, text}]
    Q_PROPERTY(int document READ document NOTIFY documentChanged)
    Q_PROPERTY(QVariantMap card READ card NOTIFY documentChanged)   ///< {title, holder, until, portrait}
    Q_PROPERTY(QVariantList faults READ faults NOTIFY wordsChanged) ///< [{value, text}]
    Q_PROPERTY(QString fault READ fault NOTIFY faultChanged)
    Q_PROPERTY(int dropAtByte READ dropAtByte NOTIFY faultChanged)
    Q_PROPERTY(bool choosing READ choosing NOTIFY stateChanged) ///< document and fault may be chosen
    Q_PROPERTY(QString state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString stateKind READ stateKind NOTIFY stateChanged)
    Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged)
    Q_PROPERTY(QVariantList asked READ asked NOTIFY askedChanged) ///< [{row, text, held, shown}]
    Q_PROPERTY(QStringList notAsked READ notAsked NOTIFY askedChanged)
    Q_PROPERTY(QString requester READ requester NOTIFY askedChanged) ///< from outside; empty: not said
    Q_PROPERTY(bool requesterVerified READ requesterVerified NOTIFY askedChanged)
    Q_PROPERTY(QString retained READ retained NOTIFY askedChanged) ///< what the desk says it keeps
    Q_PROPERTY(QVariantList talk READ talk NOTIFY talkChanged)     ///< [{kind, time, text}]
    Q_PROPERTY(QString clock READ clock NOTIFY talkChanged) ///< "11:21" of the last line; empty: nothing said yet

public:
    PhoneModel(sim::PhoneController& phone, const QString& language, QObject* parent = nullptr);

    QVariantList documents() const;
    int document() const { return m_phone.document(); }
    QVariantMap card() const;
    QVariantList faults() const;
    QString fault() const { return m_phone.fault(); }
    int dropAtByte() const { return m_phone.dropAtByte(); }
    bool choosing() const;
    QString state() const { return m_phone.state(); }
    QString stateKind() const;
    QString stateText() const;
    QVariantList asked() const;
    QStringList notAsked() const;
    QString requester() const { return m_phone.requester(); }
    bool requesterVerified() const { return m_phone.requesterVerified(); }
    QString retained() const;
    QVariantList talk() const;
    QString clock() const;

public Q_SLOTS:
    void chooseDocument(int index) { m_phone.setDocument(index); }
    void chooseFault(const QString& name) { m_phone.setFault(name); }
    void dropAfter(int bytes) { m_phone.setDropAtByte(bytes); }
    void present() { m_phone.present(); }
    void show(int row, bool shown) { m_phone.setShown(row, shown); }
    void agree() { m_phone.agree(); }
    void refuse() { m_phone.refuse(); }
    void takeAway() { m_phone.takeAway(); }
    void restart() { m_phone.restart(); }

Q_SIGNALS:
    void wordsChanged();
    void documentChanged();
    void faultChanged();
    void stateChanged();
    void askedChanged();
    void talkChanged();

private:
    sim::PhoneController& m_phone;
    words::Language m_language;
};

} // namespace naru::ui::simulator
