// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The first start, one question at a time; nothing is written before the last one. Going back keeps what was typed,
/// except the PIN.
class SetupModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(
        QString step READ step NOTIFY stepChanged) ///< "language" "place" "administrator" "panel" "copy" "doctor"
    Q_PROPERTY(bool first READ first NOTIFY stepChanged)
    Q_PROPERTY(bool last READ last NOTIFY stepChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY wordsChanged) ///< [{kind, text}]
    /// {centre, desk, administrator, language, highContrast, panelPitchMm, secondCopyFolder}; never the PIN.
    Q_PROPERTY(QVariantMap draft READ draft NOTIFY draftChanged)
    Q_PROPERTY(double panelPitchMm READ panelPitchMm NOTIFY draftChanged)
    Q_PROPERTY(QVariantList findings READ findings NOTIFY wordsChanged) ///< rows of findingRow(), for the last step
    Q_PROPERTY(QString restoreCommand READ restoreCommand CONSTANT)

public:
    explicit SetupModel(desk::Desk& desk, QObject* parent = nullptr);
    ~SetupModel() override;

    QString step() const;
    bool first() const { return m_step == 0; }
    bool last() const;
    QVariantList steps() const;
    QVariantMap draft() const;
    double panelPitchMm() const { return m_setup.settings.panelPitchMm; }
    QVariantList findings() const;
    QString restoreCommand() const;

public Q_SLOTS:
    void put(const QString& field, const QVariant& value); ///< a field of `draft`
    void putPin(const QString& pin, const QString& again);
    void measure(const QString& millimetres, double barPixels);
    void pickPanel(double inches, double pixelsAcross, double pixelsDown);
    void next(); ///< to the next question, or says in `wrong` what this one still needs; from the last: opens the desk
    void back();
    void examine();

Q_SIGNALS:
    void stepChanged();
    void draftChanged();

protected:
    Tongue tongue() const override;

private:
    bool complete();
    bool pinGiven();
    void go(int step);
    void open();
    void wipePin();

    int m_step = 0;
    desk::Setup m_setup;
    QString m_again;
};

} // namespace naru::ui::admin
