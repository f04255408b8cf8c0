// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// One press makes a copy of everything; a code on paper opens it again.
class BackupModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    Q_PROPERTY(QString kind READ kind NOTIFY wordsChanged)
    Q_PROPERTY(QString last READ last NOTIFY wordsChanged)     ///< "마지막 백업: …"
    Q_PROPERTY(QString folder READ folder NOTIFY wordsChanged) ///< where the last one went, else the second copy's
    Q_PROPERTY(QString keysKind READ keysKind NOTIFY wordsChanged)
    Q_PROPERTY(QString keysSentence READ keysSentence NOTIFY wordsChanged) ///< 열쇠가 자료 옆에 있습니다.
    Q_PROPERTY(QString keysNext READ keysNext NOTIFY wordsChanged)
    Q_PROPERTY(QString restoreCommand READ restoreCommand CONSTANT)

public:
    explicit BackupModel(desk::Desk& desk, QObject* parent = nullptr);
    QString kind() const;
    QString last() const;
    QString folder() const;
    QString keysKind() const;
    QString keysSentence() const;
    QString keysNext() const;
    QString restoreCommand() const;

    Q_INVOKABLE QString recoveryCode() const; ///< in two lines of four groups; empty for who may not see it

public Q_SLOTS:
    void backUp(const QString& folder);

private:
    desk::Finding finding(const char* name) const;
    QString m_folder;
};

/// What a person types to bring an old desk back; the folder of the backup is theirs to fill in.
QString restoreCommandFor(const QString& dataFolder);

} // namespace naru::ui::admin
