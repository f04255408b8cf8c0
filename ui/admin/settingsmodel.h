// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The settings of the desk: the page edits a draft and hands it in whole.
class SettingsModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    /// {centre, desk, language, highContrast, panelPitchMm, secondCopyFolder} as they stand; sharesBills: the
    /// desks of the centre have a code in common, which is not shown again.
    Q_PROPERTY(QVariantMap current READ current NOTIFY wordsChanged)

public:
    explicit SettingsModel(desk::Desk& desk, QObject* parent = nullptr);
    QVariantMap current() const;

    /// mm per pixel, or 0 with a sentence under "panel".
    Q_INVOKABLE double measured(const QString& millimetres, double barPixels);
    Q_INVOKABLE double picked(double inches, double pixelsAcross, double pixelsDown);

public Q_SLOTS:
    void save(const QVariantMap& draft); ///< keys as in `current`; centreCode: a new one, or empty
};

/// A folder that can be written, or none. Empty: it is; else the sentence.
QString whyNotASecondCopy(const QString& folder);

} // namespace naru::ui::admin
