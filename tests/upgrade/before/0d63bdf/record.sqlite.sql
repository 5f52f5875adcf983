BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
INSERT INTO "account_emailaddress" VALUES(1,1,1,11,'office.editor@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(2,1,1,12,'office.clearer@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(3,1,1,13,'performance.officer@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(4,1,1,14,'panel.support@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(5,1,1,15,'panel.member@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(6,1,1,16,'complaints.handler@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(7,1,1,17,'partnership.officer@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(8,1,1,18,'data.steward@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(9,1,1,19,'auditor@anyshire.example');
INSERT INTO "account_emailaddress" VALUES(10,1,1,20,'administrator@anyshire.example');
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "accounts_heldrole" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(30) NOT NULL, "held_from" date NOT NULL, "held_until" date NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "role_ends_on_or_after_the_day_it_begins" CHECK (("held_until" IS NULL OR "held_until" >= ("held_from"))));
INSERT INTO "accounts_heldrole" VALUES(1,'office editor','2020-01-01',NULL,1,1);
INSERT INTO "accounts_heldrole" VALUES(2,'office clearer','2020-01-01',NULL,1,2);
INSERT INTO "accounts_heldrole" VALUES(3,'performance officer','2020-01-01',NULL,1,3);
INSERT INTO "accounts_heldrole" VALUES(4,'panel support','2020-01-01',NULL,2,4);
INSERT INTO "accounts_heldrole" VALUES(5,'panel member','2020-01-01',NULL,2,5);
INSERT INTO "accounts_heldrole" VALUES(6,'complaints handler','2020-01-01',NULL,2,6);
INSERT INTO "accounts_heldrole" VALUES(7,'partnership officer','2020-01-01',NULL,1,7);
INSERT INTO "accounts_heldrole" VALUES(8,'data steward','2020-01-01',NULL,1,8);
INSERT INTO "accounts_heldrole" VALUES(9,'auditor','2020-01-01',NULL,1,9);
INSERT INTO "accounts_heldrole" VALUES(10,'administrator','2020-01-01',NULL,1,10);
INSERT INTO "accounts_heldrole" VALUES(11,'office editor','2024-05-09',NULL,4,11);
INSERT INTO "accounts_heldrole" VALUES(12,'office clearer','2024-05-09',NULL,4,12);
INSERT INTO "accounts_heldrole" VALUES(13,'performance officer','2024-05-09',NULL,4,13);
INSERT INTO "accounts_heldrole" VALUES(14,'panel support','2024-05-09',NULL,5,14);
INSERT INTO "accounts_heldrole" VALUES(15,'panel member','2024-05-09',NULL,5,15);
INSERT INTO "accounts_heldrole" VALUES(16,'complaints handler','2024-05-09',NULL,5,16);
INSERT INTO "accounts_heldrole" VALUES(17,'partnership officer','2024-05-09',NULL,4,17);
INSERT INTO "accounts_heldrole" VALUES(18,'data steward','2024-05-09',NULL,4,18);
INSERT INTO "accounts_heldrole" VALUES(19,'auditor','2024-05-09',NULL,4,19);
INSERT INTO "accounts_heldrole" VALUES(20,'administrator','2024-05-09',NULL,4,20);
CREATE TABLE "accounts_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "email" varchar(254) NOT NULL UNIQUE, "name" varchar(150) NOT NULL, "is_active" bool NOT NULL, "joined_at" datetime NOT NULL);
INSERT INTO "accounts_user" VALUES(1,'',NULL,'office-editor@office.example','office-editor',1,'2026-11-27 23:20:21.621799');
INSERT INTO "accounts_user" VALUES(2,'',NULL,'office-clearer@office.example','office-clearer',1,'2026-11-27 23:20:21.633626');
INSERT INTO "accounts_user" VALUES(3,'',NULL,'performance-officer@office.example','performance-officer',1,'2026-11-27 23:20:21.645613');
INSERT INTO "accounts_user" VALUES(4,'',NULL,'panel-support@panel.example','panel-support',1,'2026-11-27 23:20:21.657603');
INSERT INTO "accounts_user" VALUES(5,'',NULL,'panel-member@panel.example','panel-member',1,'2026-11-27 23:20:21.673795');
INSERT INTO "accounts_user" VALUES(6,'',NULL,'complaints-handler@panel.example','complaints-handler',1,'2026-11-27 23:20:21.685597');
INSERT INTO "accounts_user" VALUES(7,'',NULL,'partnership-officer@office.example','partnership-officer',1,'2026-11-27 23:20:21.697632');
INSERT INTO "accounts_user" VALUES(8,'',NULL,'data-steward@office.example','data-steward',1,'2026-11-27 23:20:21.709614');
INSERT INTO "accounts_user" VALUES(9,'',NULL,'auditor@office.example','auditor',1,'2026-11-27 23:20:21.721595');
INSERT INTO "accounts_user" VALUES(10,'',NULL,'administrator@office.example','administrator',1,'2026-11-27 23:20:21.733588');
INSERT INTO "accounts_user" VALUES(11,'md5$Z3smrjTe0Cw3PfztVx9Qrp$9510629963459f6b1bba0a7a7daa7f02',NULL,'office.editor@anyshire.example','Demo office editor',1,'2026-11-27 23:20:24.280577');
INSERT INTO "accounts_user" VALUES(12,'md5$1o0s8IbBhRsbovGirfAI93$1fce657044cbd036bb08e36b0c71b029',NULL,'office.clearer@anyshire.example','Demo office clearer',1,'2026-11-27 23:20:24.288527');
INSERT INTO "accounts_user" VALUES(13,'md5$LAI9EWk0sy8tahXh5CFBsn$00a1ef54ae8e648af763a69662cad956',NULL,'performance.officer@anyshire.example','Demo performance officer',1,'2026-11-27 23:20:24.290334');
INSERT INTO "accounts_user" VALUES(14,'md5$RAaiXAef7YkythV0rF5zbM$6be5602667047c17c71ef24fbade549a',NULL,'panel.support@anyshire.example','Demo panel support',1,'2026-11-27 23:20:24.291739');
INSERT INTO "accounts_user" VALUES(15,'md5$OgchXlhHaHffZzimHozEqR$fa96dc6cc46423a2c1a34f2d3ad44c6e',NULL,'panel.member@anyshire.example','Demo panel member',1,'2026-11-27 23:20:24.293189');
INSERT INTO "accounts_user" VALUES(16,'md5$EC7z1RQFlybSOf3pjvT3XX$b56bd8143251e55320c9ac0ab5ea0894',NULL,'complaints.handler@anyshire.example','Demo complaints handler',1,'2026-11-27 23:20:24.294746');
INSERT INTO "accounts_user" VALUES(17,'md5$KG5wNM7W15g6p5vLpLvpUu$3119f9568f537edcb8f94fed3ca9f62c',NULL,'partnership.officer@anyshire.example','Demo partnership officer',1,'2026-11-27 23:20:24.296253');
INSERT INTO "accounts_user" VALUES(18,'md5$2Cq8cbRILqRPUOsTWVvEfm$971c54ef61a5c80709867ce34a58c1c4',NULL,'data.steward@anyshire.example','Demo data steward',1,'2026-11-27 23:20:24.297782');
INSERT INTO "accounts_user" VALUES(19,'md5$8m1Z9lqOysW08UcgkRvaJC$3bead30c184ed24e116155acaca43575',NULL,'auditor@anyshire.example','Demo auditor',1,'2026-11-27 23:20:24.299277');
INSERT INTO "accounts_user" VALUES(20,'md5$dhbuv3f62Lu5hpRjFJktli$7b7e30fe8d94a1853a5adeefb6bf379d',NULL,'administrator@anyshire.example','Demo administrator',1,'2026-11-27 23:20:24.300869');
CREATE TABLE "audit_head" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sequence" bigint unsigned NOT NULL CHECK ("sequence" >= 0), "digest" varchar(64) NOT NULL);
INSERT INTO "audit_head" VALUES(1,191,'6a9a4581c22f61cfb5897cd0f26bfcfc7918985352629a933f1b3a7b2bb316db');
CREATE TABLE "audit_line" ("sequence" bigint unsigned NOT NULL PRIMARY KEY CHECK ("sequence" >= 0), "at" datetime NOT NULL, "kind" varchar(60) NOT NULL, "subject" varchar(200) NOT NULL, "by" varchar(200) NOT NULL, "detail" text NOT NULL, "previous" varchar(64) NOT NULL, "digest" varchar(64) NOT NULL);
INSERT INTO "audit_line" VALUES(1,'2026-11-23 12:00:00','complaint-received','panel/c-2026-0001','public form','{}','0000000000000000000000000000000000000000000000000000000000000000','c10a75a202d6d487f92453fe1fa0d79c0dac21862bc14ad9cac857168a824fab');
INSERT INTO "audit_line" VALUES(2,'2026-11-23 12:00:00','complaint-received','panel/c-2026-0002','public form','{}','c10a75a202d6d487f92453fe1fa0d79c0dac21862bc14ad9cac857168a824fab','c4999dd6e7e09faf9a3fd0abbd27648861d225a6c53717c4569b2ee791cd2bab');
INSERT INTO "audit_line" VALUES(3,'2026-11-23 12:00:00','complaint-moved','panel/c-2026-0002','account 6','{"move":"record"}','c4999dd6e7e09faf9a3fd0abbd27648861d225a6c53717c4569b2ee791cd2bab','de0b138045719780e58451f9eadaea6559be19e34fda7603ef4f395fd93c4687');
INSERT INTO "audit_line" VALUES(4,'2026-11-23 12:00:00','review-received','office/cr-2026-0001','account 1','{}','de0b138045719780e58451f9eadaea6559be19e34fda7603ef4f395fd93c4687','a60a01fb0c55d099626d7a05c3350625b150cae98a5e8295f0cb0687b3be9e67');
INSERT INTO "audit_line" VALUES(5,'2026-11-23 12:00:00','seat-added','panel','account 4','{"authority":"","seat":"independent"}','a60a01fb0c55d099626d7a05c3350625b150cae98a5e8295f0cb0687b3be9e67','ebfe696f658864b887f9b9936799317752c3abcd713e6f6d1bce129b026902f7');
INSERT INTO "audit_line" VALUES(6,'2026-11-23 12:00:00','seat-added','panel','account 4','{"authority":"A council","seat":"appointed"}','ebfe696f658864b887f9b9936799317752c3abcd713e6f6d1bce129b026902f7','b0d182ef3964fb728cd6af2c1db6d50bcdf356e968f9084c32764a9db38d4a7b');
INSERT INTO "audit_line" VALUES(7,'2026-11-23 12:00:00','member-seated','panel','account 4','{"name":"Cllr Example"}','b0d182ef3964fb728cd6af2c1db6d50bcdf356e968f9084c32764a9db38d4a7b','0814272dbc3b9734d4d5330e36dc74cf72e5b2a6b12d169c6727385f1bf2cede');
INSERT INTO "audit_line" VALUES(8,'2026-11-23 12:00:00','vacancy-advertised','v-2026-0001','account 4','{}','0814272dbc3b9734d4d5330e36dc74cf72e5b2a6b12d169c6727385f1bf2cede','0ed5558a4c6d7259cdb72661737406e93ee3955c66df28bf573015d1f42c6b40');
INSERT INTO "audit_line" VALUES(9,'2026-11-23 12:00:00','version-published','v-2026-0001','account 4','{"digest":"dda56a855b0df32c818ea93f920c21a7e7088136d17e0a870120a69f4cf4448a","number":1}','0ed5558a4c6d7259cdb72661737406e93ee3955c66df28bf573015d1f42c6b40','08db96e882896e5484fccaab2b146a8f5807d6785128c8c4b987c27023ee5601');
INSERT INTO "audit_line" VALUES(10,'2026-11-23 12:00:00','application-received','v-2026-0001','public form','{}','08db96e882896e5484fccaab2b146a8f5807d6785128c8c4b987c27023ee5601','4471506d1abe476de61ea4d5a0d111acb23cf56dca1448f47f15c10178927128');
INSERT INTO "audit_line" VALUES(11,'2026-11-23 12:00:00','meeting-planned','m-2026-0001','account 4','{"on":"2026-12-23"}','4471506d1abe476de61ea4d5a0d111acb23cf56dca1448f47f15c10178927128','f12870605fb04fedacacdd3d73b636bed4bcc647e7d04e149402d224a0725cdc');
INSERT INTO "audit_line" VALUES(12,'2026-11-23 12:00:00','version-published','m-2026-0001','account 4','{"digest":"0d203e44176dabb88172dae66bfa4a1c13eb1f15bfd929b1835033362dce14f4","number":1}','f12870605fb04fedacacdd3d73b636bed4bcc647e7d04e149402d224a0725cdc','220651da7b38b2d9710dd6e58fb56c434ffd55dc217c0ceb5a8d9fa781fce25d');
INSERT INTO "audit_line" VALUES(13,'2026-11-23 12:00:00','obligation-opened','panel/panel-agenda','account 4','{"due_on":"2026-12-15","period":"m-2026-0001"}','220651da7b38b2d9710dd6e58fb56c434ffd55dc217c0ceb5a8d9fa781fce25d','db2e646393c97075a20372eb5aa49b91539f5d105af848f8e716ac00a41d7816');
INSERT INTO "audit_line" VALUES(14,'2026-11-23 12:00:00','meeting-item-added','m-2026-0001','account 4','{"place":1}','db2e646393c97075a20372eb5aa49b91539f5d105af848f8e716ac00a41d7816','2510f5b9caedb4e84462944c68a47cfd7bd42f323d1402f10492f1a270df73d5');
INSERT INTO "audit_line" VALUES(15,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0001','account 4','{"item":1}','2510f5b9caedb4e84462944c68a47cfd7bd42f323d1402f10492f1a270df73d5','050f0577b3010c7548aafbb98929627e408d0ba2fc15b29cbe065203606cdfbe');
INSERT INTO "audit_line" VALUES(16,'2026-11-23 12:00:00','meeting-item-added','m-2026-0001','account 4','{"place":2}','050f0577b3010c7548aafbb98929627e408d0ba2fc15b29cbe065203606cdfbe','3eff78e30913b2e94a9a00523c32f2388bbfb088b4dca831438b95c30407536e');
INSERT INTO "audit_line" VALUES(17,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0001','account 4','{"item":2}','3eff78e30913b2e94a9a00523c32f2388bbfb088b4dca831438b95c30407536e','8eb84e8afc0cb98101018815884e8b5a7eaefa7ad77ac94551f1427c85279a64');
INSERT INTO "audit_line" VALUES(18,'2026-11-23 12:00:00','panel-question-received','pq-2026-0001','public form','{}','8eb84e8afc0cb98101018815884e8b5a7eaefa7ad77ac94551f1427c85279a64','2ff171f94d4ed0b6dccea52a75f28a796a20cfc6933f85152d71ca733ae885c0');
INSERT INTO "audit_line" VALUES(19,'2026-11-23 12:00:00','meeting-planned','m-2026-0002','account 4','{"on":"2026-12-13"}','2ff171f94d4ed0b6dccea52a75f28a796a20cfc6933f85152d71ca733ae885c0','9862c6554922dde9068d1d795c500fb6f1f3a730b8421d36a59f31dd5653c45c');
INSERT INTO "audit_line" VALUES(20,'2026-11-23 12:00:00','version-published','m-2026-0002','account 4','{"digest":"493c13fe0c4aa05dfdd48d1ccf39a7bfbb250450091aca9be015dd25b5fdd13e","number":1}','9862c6554922dde9068d1d795c500fb6f1f3a730b8421d36a59f31dd5653c45c','95ddf22f8372abb2cdcf9774eedd4934f9c8bd59c068d4a666160251e1fd60f1');
INSERT INTO "audit_line" VALUES(21,'2026-11-23 12:00:00','obligation-opened','panel/panel-agenda','account 4','{"due_on":"2026-12-06","period":"m-2026-0002"}','95ddf22f8372abb2cdcf9774eedd4934f9c8bd59c068d4a666160251e1fd60f1','1cfda3cda23de5813003df2ca2fe306159d60477e8d189afd6acebfee442fdcd');
INSERT INTO "audit_line" VALUES(22,'2026-11-23 12:00:00','meeting-item-added','m-2026-0002','account 4','{"place":1}','1cfda3cda23de5813003df2ca2fe306159d60477e8d189afd6acebfee442fdcd','03b10759d67387da4b80fffe1d6eb987649ea4c988c264973e47af35b1a11deb');
INSERT INTO "audit_line" VALUES(23,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0002','account 4','{"item":1}','03b10759d67387da4b80fffe1d6eb987649ea4c988c264973e47af35b1a11deb','07d08cedcd7a50ee45b1359d75da291c5012ae8cb527b41932f81dae3802c3cc');
INSERT INTO "audit_line" VALUES(24,'2026-11-23 12:00:00','meeting-item-added','m-2026-0002','account 4','{"place":2}','07d08cedcd7a50ee45b1359d75da291c5012ae8cb527b41932f81dae3802c3cc','4b2d5049a93eb31b3c9ed76bec7ccf48359e7cec863025262613701b0b9e3f0a');
INSERT INTO "audit_line" VALUES(25,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0002','account 4','{"item":2}','4b2d5049a93eb31b3c9ed76bec7ccf48359e7cec863025262613701b0b9e3f0a','f65e231ead4db99420d4327a900779121e57f3e28da29c2ec21d6bb1d73b3922');
INSERT INTO "audit_line" VALUES(26,'2026-11-23 12:00:00','meeting-agenda-published','m-2026-0002','account 4','{}','f65e231ead4db99420d4327a900779121e57f3e28da29c2ec21d6bb1d73b3922','bdb84fd49b6c295c07e3d25f400592642a471cccdc90867cf19d235c987397e3');
INSERT INTO "audit_line" VALUES(27,'2026-11-23 12:00:00','version-update','m-2026-0002','account 4','{"digest":"f2e1aa5eeea00ff66b85e7a2156e791bcdff690d40d8481af1d3326628f50511","number":2}','bdb84fd49b6c295c07e3d25f400592642a471cccdc90867cf19d235c987397e3','80405385b75b5365e77460c69c8598e9d0967e6d9781c93a5a3d5c72f7ee183e');
INSERT INTO "audit_line" VALUES(28,'2026-11-23 12:00:00','obligation-met','panel/panel-agenda','account 4','{"period":"m-2026-0002","publication":"m-2026-0002"}','80405385b75b5365e77460c69c8598e9d0967e6d9781c93a5a3d5c72f7ee183e','5378eeabfd79b793a6291e09cdf7bb80f37f17b14593c088fd2f839982c89c0b');
INSERT INTO "audit_line" VALUES(29,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0002','account 4','{"item":1}','5378eeabfd79b793a6291e09cdf7bb80f37f17b14593c088fd2f839982c89c0b','57d7efac166ad62cf9adcda59fb80d0cf140256c0729b6899bfb0b2d7380db89');
INSERT INTO "audit_line" VALUES(30,'2026-11-23 12:00:00','meeting-planned','m-2026-0003','account 4','{"on":"2026-11-23"}','57d7efac166ad62cf9adcda59fb80d0cf140256c0729b6899bfb0b2d7380db89','93dcfd74b1b67d9cbe1463d7d34aec200e6f0c80dd8b8ff1decdf04df8e890fe');
INSERT INTO "audit_line" VALUES(31,'2026-11-23 12:00:00','version-published','m-2026-0003','account 4','{"digest":"772d324a20e875cd1a831ec52b125ddfa30cec6919effc9d7272975d449c7350","number":1}','93dcfd74b1b67d9cbe1463d7d34aec200e6f0c80dd8b8ff1decdf04df8e890fe','60b83706a8d5165cf689bed8205b4b0a319a3dfbea40a21da432ee3fe7e6ecfc');
INSERT INTO "audit_line" VALUES(32,'2026-11-23 12:00:00','obligation-opened','panel/panel-agenda','account 4','{"due_on":"2026-11-15","period":"m-2026-0003"}','60b83706a8d5165cf689bed8205b4b0a319a3dfbea40a21da432ee3fe7e6ecfc','585865d6f528a84adac18eac8ffa16af942cc85e1b6b6f3b878fb70a0ad9e418');
INSERT INTO "audit_line" VALUES(33,'2026-11-23 12:00:00','meeting-item-added','m-2026-0003','account 4','{"place":1}','585865d6f528a84adac18eac8ffa16af942cc85e1b6b6f3b878fb70a0ad9e418','a536288e2a0501eddbbc5ea08cada35659ba239cd980e1c35f69362530b43f19');
INSERT INTO "audit_line" VALUES(34,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0003','account 4','{"item":1}','a536288e2a0501eddbbc5ea08cada35659ba239cd980e1c35f69362530b43f19','5aa71f799a712dcbc49c566400d046213c8ed15d91987cea6e991593e1452ee4');
INSERT INTO "audit_line" VALUES(35,'2026-11-23 12:00:00','meeting-item-added','m-2026-0003','account 4','{"place":2}','5aa71f799a712dcbc49c566400d046213c8ed15d91987cea6e991593e1452ee4','a1d7120f940afe081a0cc83dbccc2eb75772ed983b9c6da2254140de9d6a722f');
INSERT INTO "audit_line" VALUES(36,'2026-11-23 12:00:00','meeting-paper-added','m-2026-0003','account 4','{"item":2}','a1d7120f940afe081a0cc83dbccc2eb75772ed983b9c6da2254140de9d6a722f','8c71c6d7462d399566d4c1cb6b92d687b97fb45e40ec3c73eee3137bdf27c1ad');
INSERT INTO "audit_line" VALUES(37,'2026-11-23 12:00:00','meeting-agenda-published','m-2026-0003','account 4','{}','8c71c6d7462d399566d4c1cb6b92d687b97fb45e40ec3c73eee3137bdf27c1ad','ac9d93cd79236e5ab6ba8c6649362faafc778f23414248f27b33a4ace8ff97b8');
INSERT INTO "audit_line" VALUES(38,'2026-11-23 12:00:00','version-update','m-2026-0003','account 4','{"digest":"640c6d6363ac4d6876b1b416fee812bf39afc76186000d1b35a0d5344e23f085","number":2}','ac9d93cd79236e5ab6ba8c6649362faafc778f23414248f27b33a4ace8ff97b8','2487d67f47ed9bc373ab0936ac3bad9a3d7c36b8d5c6d2e43bb2b653be87395d');
INSERT INTO "audit_line" VALUES(39,'2026-11-23 12:00:00','obligation-met','panel/panel-agenda','account 4','{"period":"m-2026-0003","publication":"m-2026-0003"}','2487d67f47ed9bc373ab0936ac3bad9a3d7c36b8d5c6d2e43bb2b653be87395d','41575d9db523e4dfc44bcf497ed0b3796ea62a635500ac5aae91a7717fb258c7');
INSERT INTO "audit_line" VALUES(40,'2026-11-23 12:00:00','meeting-held','m-2026-0003','account 4','{"is_again":false}','41575d9db523e4dfc44bcf497ed0b3796ea62a635500ac5aae91a7717fb258c7','b7e4a557691cb5c9b1066062da078a921fc153c240d3ef95fd4a6ea0c61c8408');
INSERT INTO "audit_line" VALUES(41,'2026-11-23 12:00:00','version-update','m-2026-0003','account 4','{"digest":"c511da949e9a6b6b43a4a74c4aa10d72bef91e854e4f9af3f78697920599a3cd","number":3}','b7e4a557691cb5c9b1066062da078a921fc153c240d3ef95fd4a6ea0c61c8408','8403e1764468d1b78659df8bca0233cb910981de985cd65765ecd072950932c9');
INSERT INTO "audit_line" VALUES(42,'2026-11-23 12:00:00','minutes-drafted','m-2026-0003','account 4','{}','8403e1764468d1b78659df8bca0233cb910981de985cd65765ecd072950932c9','ffe672e0e60737277583a88d33ed039e08afd44d11beb1b38e7fa961df364fdc');
INSERT INTO "audit_line" VALUES(43,'2026-11-23 12:00:00','library-document-shared','panel','account 4','{"title":"canarylibrary"}','ffe672e0e60737277583a88d33ed039e08afd44d11beb1b38e7fa961df364fdc','fca855644d7501fd7d5c535fe06729fae4ea8af9cd4a90709d76f8bbb4d5af63');
INSERT INTO "audit_line" VALUES(44,'2026-11-23 12:00:00','case-opened','pc-2026-0001','account 4','{"case":"precept","panel":"panel"}','fca855644d7501fd7d5c535fe06729fae4ea8af9cd4a90709d76f8bbb4d5af63','450290d33e2100a3c1c6e4fd29ed2148dc715a054bc8d90b415d2160c3dcd4b3');
INSERT INTO "audit_line" VALUES(45,'2026-11-23 12:00:00','version-published','ps-2026-0001','account 4','{"digest":"93272929e3b7ebdff74453b20e51431ca3583ec6c173801414f2c7e973a08a5e","number":1}','450290d33e2100a3c1c6e4fd29ed2148dc715a054bc8d90b415d2160c3dcd4b3','61a7c875d11f92ef9314e60630fbe7f5404a625e6a29a0015550d17bdf3ccfd8');
INSERT INTO "audit_line" VALUES(46,'2026-11-23 12:00:00','obligation-opened','office/precept-proposal','account 4','{"due_on":"2027-02-01","period":"2027/28"}','61a7c875d11f92ef9314e60630fbe7f5404a625e6a29a0015550d17bdf3ccfd8','4023bc0548856be111a813d93558349d3be147a9a8602847021a2ac90c019dee');
INSERT INTO "audit_line" VALUES(47,'2026-11-23 12:00:00','obligation-opened','panel/precept-report','account 4','{"due_on":"2027-02-08","period":"2027/28"}','4023bc0548856be111a813d93558349d3be147a9a8602847021a2ac90c019dee','d7ba8ee014a63ccd4a1bfe5a8d4b0f09668a8aa74f2f8bfc8f74d05c358d8174');
INSERT INTO "audit_line" VALUES(48,'2026-11-23 12:00:00','case-opened','pc-2026-0002','account 4','{"case":"requirement","panel":"panel"}','d7ba8ee014a63ccd4a1bfe5a8d4b0f09668a8aa74f2f8bfc8f74d05c358d8174','097117e7376babb39a4935869c99b6ab733b9021519b3d7f76f01f55336831c4');
INSERT INTO "audit_line" VALUES(49,'2026-11-23 12:00:00','version-published','ps-2026-0002','account 4','{"digest":"b534536f697d7a0fd88896d6d24f227e2be89385d0d6ac5e69ba1452c23dc5e2","number":1}','097117e7376babb39a4935869c99b6ab733b9021519b3d7f76f01f55336831c4','80579f2c99a27e8982f784bf7a557b7e6b8735111720c9ec0e9077f272d8e908');
INSERT INTO "audit_line" VALUES(50,'2026-11-23 12:00:00','case-opened','pc-2026-0003','account 1','{"case":"hearing","panel":"panel"}','80579f2c99a27e8982f784bf7a557b7e6b8735111720c9ec0e9077f272d8e908','658ac1fa61479657e8c6eec707cb9bb7025d73332885af75aa943c4b9cb676a9');
INSERT INTO "audit_line" VALUES(51,'2026-11-23 12:00:00','version-published','ps-2026-0003','account 1','{"digest":"dc60ab25e6d19678a81e9e98707612554e7b15c5ed8bbe026557a63e27ea4a3d","number":1}','658ac1fa61479657e8c6eec707cb9bb7025d73332885af75aa943c4b9cb676a9','d05cb6069182ca973728604358c82ab51068f0393e126433b6a1d5b7afdaa485');
INSERT INTO "audit_line" VALUES(52,'2026-11-23 12:00:00','obligation-opened','panel/confirmation-hearing','account 1','{"due_on":"2026-12-13","period":"pc-2026-0003"}','d05cb6069182ca973728604358c82ab51068f0393e126433b6a1d5b7afdaa485','70309a3af0b20df3d96cb5f02f093a72306b96fb2b2bc58621bf0d6db0250ff6');
INSERT INTO "audit_line" VALUES(53,'2026-11-23 12:00:00','question-asked','q-2026-0001','account 5','{}','70309a3af0b20df3d96cb5f02f093a72306b96fb2b2bc58621bf0d6db0250ff6','c30b051ea7288ce4b063b3ba315812d14382b14959a9de7cf1c899e3fc7692d7');
INSERT INTO "audit_line" VALUES(54,'2026-11-23 12:00:00','version-published','q-2026-0001','account 5','{"digest":"e47fcb81d2904ea7413514aa7074cc64e71857c7ca08e10767cc8cef7ce82bec","number":1}','c30b051ea7288ce4b063b3ba315812d14382b14959a9de7cf1c899e3fc7692d7','a4c31d973194fb8d2dec44244c470fc043fb92461da0bc237d35c63f8950e67c');
INSERT INTO "audit_line" VALUES(55,'2026-11-23 12:00:00','question-asked','q-2026-0002','account 5','{}','a4c31d973194fb8d2dec44244c470fc043fb92461da0bc237d35c63f8950e67c','d186965882159748e86c0f2ca84bdfd6bc465f167bc3a1e63b1f872ff2ade9f7');
INSERT INTO "audit_line" VALUES(56,'2026-11-23 12:00:00','version-published','q-2026-0002','account 5','{"digest":"7dfa384813a1f82ea62fa75167768e67db83a5280260a29f90e10820247e67fa","number":1}','d186965882159748e86c0f2ca84bdfd6bc465f167bc3a1e63b1f872ff2ade9f7','fcdae131345531e442f508808aecfba08ed5f147f2d625738f20659efee96311');
INSERT INTO "audit_line" VALUES(57,'2026-11-23 12:00:00','answer-drafted','q-2026-0002','account 1','{}','fcdae131345531e442f508808aecfba08ed5f147f2d625738f20659efee96311','431004505669fd9dd323ecdeb706b9ca266785916d34b31b740d4340a1326f56');
INSERT INTO "audit_line" VALUES(58,'2026-11-23 12:00:00','answer-cited','q-2026-0002','account 1','{"address":"/measures/robbery/"}','431004505669fd9dd323ecdeb706b9ca266785916d34b31b740d4340a1326f56','a8de59b60b8f68ee16f111714a491c4837a668fbcfbb998672416a60e3ed46e9');
INSERT INTO "audit_line" VALUES(59,'2026-11-23 12:00:00','question-asked','q-2026-0003','account 5','{}','a8de59b60b8f68ee16f111714a491c4837a668fbcfbb998672416a60e3ed46e9','905374a4bf1441e4c3dc2d2997f06a0999de5e3b5de6ad266ccfbdd83d666b9d');
INSERT INTO "audit_line" VALUES(60,'2026-11-23 12:00:00','version-published','q-2026-0003','account 5','{"digest":"934730c29c35e16577d0d183c2ce1c70ebc01f42c2fb9e73efb9a7ce49f0a62c","number":1}','905374a4bf1441e4c3dc2d2997f06a0999de5e3b5de6ad266ccfbdd83d666b9d','e1fa7b79a0ad616e2c46e05a45ac1505bb936ec3297b748bbc5552f40ae60c0f');
INSERT INTO "audit_line" VALUES(61,'2026-11-23 12:00:00','answer-drafted','q-2026-0003','account 1','{}','e1fa7b79a0ad616e2c46e05a45ac1505bb936ec3297b748bbc5552f40ae60c0f','539d3bb19c329c5ac6f89531499ad6c591245053d3937bf0cfaf8976fbf6b3da');
INSERT INTO "audit_line" VALUES(62,'2026-11-23 12:00:00','answer-cleared','q-2026-0003','account 2','{}','539d3bb19c329c5ac6f89531499ad6c591245053d3937bf0cfaf8976fbf6b3da','d419b93157adddcd19745f9e85c149de6f97405671897be3af5230f5f5e5704a');
INSERT INTO "audit_line" VALUES(63,'2026-11-23 12:00:00','question-asked','q-2026-0004','account 5','{}','d419b93157adddcd19745f9e85c149de6f97405671897be3af5230f5f5e5704a','f5768526ef50014bdcf81667d8dd5286a416cf0146088a04b6f735e3692d5f19');
INSERT INTO "audit_line" VALUES(64,'2026-11-23 12:00:00','version-published','q-2026-0004','account 5','{"digest":"49605657bcd1fd61188ffa7ad362f6236dd0c1fcb9471c13882e9124a281817c","number":1}','f5768526ef50014bdcf81667d8dd5286a416cf0146088a04b6f735e3692d5f19','59ba6ef2ccb64eeeec6e706a279faa1a98c1cb3d7b482ec24382734ebc61372d');
INSERT INTO "audit_line" VALUES(65,'2026-11-23 12:00:00','answer-drafted','q-2026-0004','account 1','{}','59ba6ef2ccb64eeeec6e706a279faa1a98c1cb3d7b482ec24382734ebc61372d','6e8b2d1ae7db1a069ae167daba60c447357d443b79ef87b264e45f700d626b99');
INSERT INTO "audit_line" VALUES(66,'2026-11-23 12:00:00','answer-returned','q-2026-0004','account 2','{}','6e8b2d1ae7db1a069ae167daba60c447357d443b79ef87b264e45f700d626b99','fea85e6639842ca2d081e47fca0c846134e065ba00caaec4b4db2656d71ff810');
INSERT INTO "audit_line" VALUES(67,'2026-11-23 12:00:00','question-asked','q-2026-0005','account 5','{}','fea85e6639842ca2d081e47fca0c846134e065ba00caaec4b4db2656d71ff810','8aebca2f40da42202e58b99d43ed1ca0066cdd83f07945ac64f78ad40f2e6cd5');
INSERT INTO "audit_line" VALUES(68,'2026-11-23 12:00:00','version-published','q-2026-0005','account 5','{"digest":"221b44c9d8489c03a6ce0e40584fc93fdb0d90c3aaa2722f4f389a1837f0d40d","number":1}','8aebca2f40da42202e58b99d43ed1ca0066cdd83f07945ac64f78ad40f2e6cd5','4018a1411135d6c71882201c69ab97ba673e86c213b7947de6765482f0e19800');
INSERT INTO "audit_line" VALUES(69,'2026-11-23 12:00:00','answer-drafted','q-2026-0005','account 1','{}','4018a1411135d6c71882201c69ab97ba673e86c213b7947de6765482f0e19800','9d70301b2aa851f19ba647891cb92898ab0855b30e41cf0121dfbf015ba4a695');
INSERT INTO "audit_line" VALUES(70,'2026-11-23 12:00:00','answer-cleared','q-2026-0005','account 2','{}','9d70301b2aa851f19ba647891cb92898ab0855b30e41cf0121dfbf015ba4a695','170651d371d44ed9db31ed63762754ec85d13599e16a2dcb6bc8278c9a032450');
INSERT INTO "audit_line" VALUES(71,'2026-11-23 12:00:00','answer-published','q-2026-0005','account 1','{}','170651d371d44ed9db31ed63762754ec85d13599e16a2dcb6bc8278c9a032450','4e1e8a8465a54998fef1f4e9fa2b5987afdb6b82b7dacbce7fdca62725ec925b');
INSERT INTO "audit_line" VALUES(72,'2026-11-23 12:00:00','version-update','q-2026-0005','account 1','{"digest":"c2658b85d73e87ab96a4de9d3aa2e7828a56706c4f72932e3ad49d355f1561cb","number":2}','4e1e8a8465a54998fef1f4e9fa2b5987afdb6b82b7dacbce7fdca62725ec925b','5ebe9cabb8de70aa66c38a7d3f702c2213be64c6947d8e9890dfbd5d56d2ad16');
INSERT INTO "audit_line" VALUES(73,'2026-11-23 12:00:00','question-asked','q-2026-0006','account 5','{}','5ebe9cabb8de70aa66c38a7d3f702c2213be64c6947d8e9890dfbd5d56d2ad16','afeebb6bd1ebeb1ae6d872801c1d760f97735bd668c4ee221adf9ca9aae7f875');
INSERT INTO "audit_line" VALUES(74,'2026-11-23 12:00:00','version-published','q-2026-0006','account 5','{"digest":"79cc3ee35bc968ae3498496b9ba8ca00d170d3b6e179d030f58b7ce1713039b4","number":1}','afeebb6bd1ebeb1ae6d872801c1d760f97735bd668c4ee221adf9ca9aae7f875','dec93d206d6fb0098edfadc25c7977e3ad52a4cd5543b29fd021d1ba66d1d9c7');
INSERT INTO "audit_line" VALUES(75,'2026-11-23 12:00:00','answer-drafted','q-2026-0006','account 1','{}','dec93d206d6fb0098edfadc25c7977e3ad52a4cd5543b29fd021d1ba66d1d9c7','de26ce8a70ce5e035ec093012d75d29b6f381b9776b879c0bd0a71afcc6cc6d4');
INSERT INTO "audit_line" VALUES(76,'2026-11-23 12:00:00','answer-cleared','q-2026-0006','account 2','{}','de26ce8a70ce5e035ec093012d75d29b6f381b9776b879c0bd0a71afcc6cc6d4','491ca409ab94781fe7aae08020e3816d07006fc0ce7765d6b23bb3bc63195166');
INSERT INTO "audit_line" VALUES(77,'2026-11-23 12:00:00','answer-published','q-2026-0006','account 1','{}','491ca409ab94781fe7aae08020e3816d07006fc0ce7765d6b23bb3bc63195166','8e851024354655aaabc5a74700b5e6728238bae09415bbc4de4f2257d2aaf484');
INSERT INTO "audit_line" VALUES(78,'2026-11-23 12:00:00','version-update','q-2026-0006','account 1','{"digest":"9d57019470b91483a86975af15f716d19bd379a0cbc9f2afcee978425f1ee4e3","number":2}','8e851024354655aaabc5a74700b5e6728238bae09415bbc4de4f2257d2aaf484','7a2929bd70252b56fd1410473b968cc51030dec14889a1ba520537477e1ab4f1');
INSERT INTO "audit_line" VALUES(79,'2026-11-23 12:00:00','question-received','q-2026-0007','public form','{}','7a2929bd70252b56fd1410473b968cc51030dec14889a1ba520537477e1ab4f1','01005056ff2ef507660fb4fe593747c10a312415d1dbe83d0716b836a11b20cc');
INSERT INTO "audit_line" VALUES(80,'2026-11-23 12:00:00','question-received','q-2026-0008','public form','{}','01005056ff2ef507660fb4fe593747c10a312415d1dbe83d0716b836a11b20cc','391a3c7faafbbf086cf3752f5610effd43ab8a34eac35c6564dbeb8d79e4a45a');
INSERT INTO "audit_line" VALUES(81,'2026-11-23 12:00:00','question-declined','q-2026-0008','account 1','{}','391a3c7faafbbf086cf3752f5610effd43ab8a34eac35c6564dbeb8d79e4a45a','d2b5cc9c31169f8ba01148c29bc7741505ebe7358fe182a43630a7949b2804c9');
INSERT INTO "audit_line" VALUES(82,'2026-11-23 12:00:00','question-received','q-2026-0009','public form','{}','d2b5cc9c31169f8ba01148c29bc7741505ebe7358fe182a43630a7949b2804c9','cb715db29fcdbee04e6f764f53f1b4474c488bae80c8a326518560ac43fa176f');
INSERT INTO "audit_line" VALUES(83,'2026-11-23 12:00:00','question-accepted','q-2026-0009','account 1','{}','cb715db29fcdbee04e6f764f53f1b4474c488bae80c8a326518560ac43fa176f','d5e41124f5dfbcc86227dfcf24de942d911e3098a395d322781cb5d03ead85c0');
INSERT INTO "audit_line" VALUES(84,'2026-11-23 12:00:00','version-published','q-2026-0009','account 1','{"digest":"c00bd4c03a5a47df2ae25748763947bd6efeac5b8554015526d9e23e0d75c071","number":1}','d5e41124f5dfbcc86227dfcf24de942d911e3098a395d322781cb5d03ead85c0','690b9c506d755552e10170bb54578ba7dbd322192ace0dfac1bdc49b029246c5');
INSERT INTO "audit_line" VALUES(85,'2026-11-23 12:00:00','undertaking-recorded','u-2026-0001','account 1','{}','690b9c506d755552e10170bb54578ba7dbd322192ace0dfac1bdc49b029246c5','6d51f3ae408536f8225f4b18d7b4a17fde1978aaa5b36d2c69de0d935c7679f4');
INSERT INTO "audit_line" VALUES(86,'2026-11-23 12:00:00','version-published','u-2026-0001','account 1','{"digest":"c7dec8a295edceaf6d7a7c88e587c24d40a523ab8771c031c94f8aa0f7b9f65c","number":1}','6d51f3ae408536f8225f4b18d7b4a17fde1978aaa5b36d2c69de0d935c7679f4','d2090f219e6b5d79a317bb206da29e86013b47af48020cf5b3a08836de33f86d');
INSERT INTO "audit_line" VALUES(87,'2026-11-23 12:00:00','undertaking-recorded','u-2026-0002','account 1','{}','d2090f219e6b5d79a317bb206da29e86013b47af48020cf5b3a08836de33f86d','00a699682310620b3d2d45d22b7f4014b0eac6c011e6e706ab3b5eeb4a5e7324');
INSERT INTO "audit_line" VALUES(88,'2026-11-23 12:00:00','version-published','u-2026-0002','account 1','{"digest":"ce3946d50e38653c44011b70b0769bc3636b58e4506b3893c5df27d49fb91116","number":1}','00a699682310620b3d2d45d22b7f4014b0eac6c011e6e706ab3b5eeb4a5e7324','4c0eac8b0b15d8dcb0bd731988cfec8769148f3decd629a229d603c2cdcf9411');
INSERT INTO "audit_line" VALUES(89,'2026-11-23 12:00:00','undertaking-recorded','u-2026-0003','account 1','{}','4c0eac8b0b15d8dcb0bd731988cfec8769148f3decd629a229d603c2cdcf9411','c33853646b1f36b147ff1e91fe89ca72bcf2e2bcdd4c15482748d6d554675681');
INSERT INTO "audit_line" VALUES(90,'2026-11-23 12:00:00','version-published','u-2026-0003','account 1','{"digest":"88c79074aae98eb2afcdc0df07c660ddca33b740baca90ea9e8fe2d2afe560cb","number":1}','c33853646b1f36b147ff1e91fe89ca72bcf2e2bcdd4c15482748d6d554675681','6953fb420117a9d0392bd34a0a6ebe5d19b820bedc0bef4f51b963229c3cc9e5');
INSERT INTO "audit_line" VALUES(91,'2026-11-23 12:00:00','version-withdrawal','u-2026-0003','account 2','{"digest":"1cbc7d2278323ad3b02d74036590d7fe24b0578236992292ceaeac45b2a959c7","number":2}','6953fb420117a9d0392bd34a0a6ebe5d19b820bedc0bef4f51b963229c3cc9e5','f4bae6854d782c973a63b5c1fb22aa0d7b67b6ea1a36c67945025c221aabe269');
INSERT INTO "audit_line" VALUES(92,'2026-11-23 12:00:00','undertaking-recorded','u-2026-0004','account 1','{}','f4bae6854d782c973a63b5c1fb22aa0d7b67b6ea1a36c67945025c221aabe269','09355a3228ae26047aaebca653f1be2df0757b4b9ce387c63bcd494423f6d2bb');
INSERT INTO "audit_line" VALUES(93,'2026-11-23 12:00:00','version-published','u-2026-0004','account 1','{"digest":"45f1fea193e83b7afa6be65333a259ad0c09c025c54168b6a6210573b61a65e6","number":1}','09355a3228ae26047aaebca653f1be2df0757b4b9ce387c63bcd494423f6d2bb','c3c278fad3625eaf6b9563a66919d4ff3c4e2a66c2144c4272c26280f43f4356');
INSERT INTO "audit_line" VALUES(94,'2026-11-23 12:00:00','redacted','u-2026-0004','account 2','{"reason":"personal data"}','c3c278fad3625eaf6b9563a66919d4ff3c4e2a66c2144c4272c26280f43f4356','5d021897c265bb7a93761395a832fa9335a3fba998bb88fcbe8b6003518095bc');
INSERT INTO "audit_line" VALUES(95,'2026-11-23 12:00:00','obligation-opened','office/information-request','a test','{"due_on":"2026-12-22","period":"f-2026-0001"}','5d021897c265bb7a93761395a832fa9335a3fba998bb88fcbe8b6003518095bc','2606f514f950f184100b2e1f0d3091b83a1e7a9828cda3bfdbcaf37078ad11a0');
INSERT INTO "audit_line" VALUES(96,'2026-11-23 12:00:00','statement-recorded','s-2026-0001','account 1','{}','2606f514f950f184100b2e1f0d3091b83a1e7a9828cda3bfdbcaf37078ad11a0','b87b4dc80db2f0baa747e9f1211bd3322a1838408369c31fe311f55c9e9fa13f');
INSERT INTO "audit_line" VALUES(97,'2026-11-23 12:00:00','engagement-logged','e-2026-0001','account 1','{"state":"asked"}','b87b4dc80db2f0baa747e9f1211bd3322a1838408369c31fe311f55c9e9fa13f','8b46e11c4e78393836876ba4dc5bbbb94ef34c0dfb263e1b1f042973d960ed5a');
INSERT INTO "audit_line" VALUES(98,'2026-11-23 12:00:00','engagement-logged','e-2026-0002','account 1','{"state":"refused"}','8b46e11c4e78393836876ba4dc5bbbb94ef34c0dfb263e1b1f042973d960ed5a','78217fae29962d6d6fd8ee063a5d9c6c7be43e91fad9c0ef47c85b1386ce7a58');
INSERT INTO "audit_line" VALUES(99,'2026-11-23 12:00:00','version-published','e-2026-0002','account 1','{"digest":"d9f145d1c4b82a5144f6c81ab349344150b06b47a63c9a650b8c6a13e4966896","number":1}','78217fae29962d6d6fd8ee063a5d9c6c7be43e91fad9c0ef47c85b1386ce7a58','5384d8b66c09bc5b9b934a8777d509ef6aa583200927a23c86fc64e112e5a9ca');
INSERT INTO "audit_line" VALUES(100,'2026-11-23 12:00:00','plan-begun','p-2026-0001','account 1','{}','5384d8b66c09bc5b9b934a8777d509ef6aa583200927a23c86fc64e112e5a9ca','d9c60a5d942a12fa781cc014c984736d810fa7b060364a5084176ad190a723af');
INSERT INTO "audit_line" VALUES(101,'2026-11-23 12:00:00','objective-added','p-2026-0001','account 1','{"place":1}','d9c60a5d942a12fa781cc014c984736d810fa7b060364a5084176ad190a723af','17dcd361d4f0fdbf0e29c74210380fb2936f3a190a592e641ff3a3454e1ae2be');
INSERT INTO "audit_line" VALUES(102,'2026-11-23 12:00:00','plan-begun','p-2026-0002','account 1','{}','17dcd361d4f0fdbf0e29c74210380fb2936f3a190a592e641ff3a3454e1ae2be','bacb8d03b36a7211c37946d0495fec7cf328780f09dd02feb937ba47cf770c82');
INSERT INTO "audit_line" VALUES(103,'2026-11-23 12:00:00','objective-added','p-2026-0002','account 1','{"place":1}','bacb8d03b36a7211c37946d0495fec7cf328780f09dd02feb937ba47cf770c82','a88eb6b4f199d25b91d2d8902a0b7c38094a291dcf37993e1c0193cd0f9d8c8f');
INSERT INTO "audit_line" VALUES(104,'2026-11-23 12:00:00','version-published','p-2026-0002','account 1','{"digest":"20e576addb183b001a270347e6d8d40e395848bed17556205efec37848b4dbb3","number":1}','a88eb6b4f199d25b91d2d8902a0b7c38094a291dcf37993e1c0193cd0f9d8c8f','6d672f09f16b071b7bbb0b5b99f51a87298911c72cf37fd4e3117342bee09520');
INSERT INTO "audit_line" VALUES(105,'2026-11-23 12:00:00','plan-published','p-2026-0002','account 1','{}','6d672f09f16b071b7bbb0b5b99f51a87298911c72cf37fd4e3117342bee09520','fb5ca2ab1f52afd3d34a7f2941485f66ee924b2d0b9d811179b1a9b8d60abb49');
INSERT INTO "audit_line" VALUES(106,'2026-11-23 12:00:00','progress-recorded','p-2026-0002','account 1','{"address":"/record/q-2026-0001/","place":1}','fb5ca2ab1f52afd3d34a7f2941485f66ee924b2d0b9d811179b1a9b8d60abb49','2646085d27870840e8b1cc5cac25fc33edbd8133f60f4cf17895e37784d84a7e');
INSERT INTO "audit_line" VALUES(107,'2026-11-23 12:00:00','report-received','r-2026-0001','account 1','{"count":2}','2646085d27870840e8b1cc5cac25fc33edbd8133f60f4cf17895e37784d84a7e','7efcde5b63e857c417e68278b45e5085d15d71a23ecee82cca46b75c9bc1d591');
INSERT INTO "audit_line" VALUES(108,'2026-11-23 12:00:00','obligation-opened','office/inspection-response','account 1','{"due_on":"2026-12-26","period":"r-2026-0001"}','7efcde5b63e857c417e68278b45e5085d15d71a23ecee82cca46b75c9bc1d591','d54dffe822d71de65255ffdd7b93dffe499bec9156b0d14ae8fc7a387443ae65');
INSERT INTO "audit_line" VALUES(109,'2026-11-23 12:00:00','recommendation-answered','r-2026-0001 1','account 1','{"body":"office","state":"accepted"}','d54dffe822d71de65255ffdd7b93dffe499bec9156b0d14ae8fc7a387443ae65','79a0081cca8847ee7d0f8efb55c7ec25f66917d5b252891da3faf7c9514b0b4c');
INSERT INTO "audit_line" VALUES(110,'2026-11-23 12:00:00','version-published','canaryreference','a test','{"digest":"e44187b97fbc04f60f750548514d87ad86863ee55d2f9699eafdb06fa473fe40","number":1}','79a0081cca8847ee7d0f8efb55c7ec25f66917d5b252891da3faf7c9514b0b4c','b4850eef0bdaca700c6b048ae53b63afd6d916eeb7ec65907958387632e729b9');
INSERT INTO "audit_line" VALUES(111,'2026-11-23 12:00:00','version-published','hidden','a test','{"digest":"1ddb47a39228435776bfa9e08e8410ad358ff27d7b4c5e83ac50ed66d9817504","number":1}','b4850eef0bdaca700c6b048ae53b63afd6d916eeb7ec65907958387632e729b9','4e25a12beaf1aeecdce842c84f259603e3b17bd5946da43612fd6492a4861203');
INSERT INTO "audit_line" VALUES(112,'2026-11-23 12:00:00','redacted','hidden','account 2','{"reason":"personal data"}','4e25a12beaf1aeecdce842c84f259603e3b17bd5946da43612fd6492a4861203','0f3d36369c50481c83757b009270688d16f02b3fa04dc0a1fc8c8c597ad4802e');
INSERT INTO "audit_line" VALUES(113,'2026-11-23 12:00:00','version-published','gone','a test','{"digest":"a7b95ad9ac469b39fb15ee977110b8af8f3b55616ba50dd64871944652c7e951","number":1}','0f3d36369c50481c83757b009270688d16f02b3fa04dc0a1fc8c8c597ad4802e','35213b2e47897b13380c81ecd7fe1c6b8879c295adc6c6fa1dccf905a232d7c2');
INSERT INTO "audit_line" VALUES(114,'2026-11-23 12:00:00','version-withdrawal','gone','account 2','{"digest":"9d934e06fdbf730fdaafad316105d058bcf9a636a3e45cfd678818cffe709802","number":2}','35213b2e47897b13380c81ecd7fe1c6b8879c295adc6c6fa1dccf905a232d7c2','7a45d22be1e57fa53fdc0f68eee360ea2bea5fd5bf24733cad771e3cdff4f398');
INSERT INTO "audit_line" VALUES(115,'2026-11-23 12:00:00','version-published','public','a test','{"digest":"97e9908f67dbcdce5e651c6d2aa87b559a5877c7196dd23468a318c551793e09","number":1}','7a45d22be1e57fa53fdc0f68eee360ea2bea5fd5bf24733cad771e3cdff4f398','3a538b3b628a6c1810cffd59bbc941c5c878b4a8ca32445cf46f7ffedd223c6c');
INSERT INTO "audit_line" VALUES(116,'2026-11-23 12:00:00','version-published','amended','a test','{"digest":"97e9908f67dbcdce5e651c6d2aa87b559a5877c7196dd23468a318c551793e09","number":1}','3a538b3b628a6c1810cffd59bbc941c5c878b4a8ca32445cf46f7ffedd223c6c','77d33aa18506978b99185d40029b13aef99ae21c18724faf077c53e2f34c2c7b');
INSERT INTO "audit_line" VALUES(117,'2026-11-23 12:00:00','version-update','amended','a test','{"digest":"3e79b9ca4e97cf672e21d8f538d0cda93b440edfdbec71fe2c00f29db903e8c8","number":2}','77d33aa18506978b99185d40029b13aef99ae21c18724faf077c53e2f34c2c7b','af7553e52087a96f92c07a1c63e7e72b65a1019272f3375c2ce03da36f14cf7f');
INSERT INTO "audit_line" VALUES(118,'2026-11-23 12:00:00','version-published','waits','a test','{"digest":"bc7cea0b00ac9f588cbb3894e25e448d42d5986f44e055357982e7dd13ca51d5","number":1}','af7553e52087a96f92c07a1c63e7e72b65a1019272f3375c2ce03da36f14cf7f','85389332422c2f9702aa47cf8fccafb020834229a4836b4015fc0d3796e72aea');
INSERT INTO "audit_line" VALUES(119,'2026-11-23 12:00:00','redacted','waits','account 2','{"reason":"canaryredactedwhy"}','85389332422c2f9702aa47cf8fccafb020834229a4836b4015fc0d3796e72aea','f623d54cc262f8f0855a953cf0e55e21401b45ce90a2f303da8cc258841440c3');
INSERT INTO "audit_line" VALUES(120,'2026-11-23 12:00:00','version-withdrawal','waits','account 2','{"digest":"9d934e06fdbf730fdaafad316105d058bcf9a636a3e45cfd678818cffe709802","number":2}','f623d54cc262f8f0855a953cf0e55e21401b45ce90a2f303da8cc258841440c3','bc912c45888e343fc123ff1ba1f68e0c50a299b43d6f31ce96bb51b54d4e2d19');
INSERT INTO "audit_line" VALUES(121,'2026-11-25 12:00:00','demonstration-loaded','police-and-crime-commissioner-for-anyshire','made up for the demonstration','{"accounts":10}','bc912c45888e343fc123ff1ba1f68e0c50a299b43d6f31ce96bb51b54d4e2d19','637292c87adb136ed7de269c186235f1f548a625ad382ec2b5d7dea6a0a6ea0d');
INSERT INTO "audit_line" VALUES(122,'2026-11-25 12:00:00','obligations-opened','police-and-crime-commissioner-for-anyshire','made up for the demonstration','{"count":53,"year":"2026/27"}','637292c87adb136ed7de269c186235f1f548a625ad382ec2b5d7dea6a0a6ea0d','3eefcbe7bfa7c88132483cfc86d8dbac4f3a3de6693d989115e2c457c028839f');
INSERT INTO "audit_line" VALUES(123,'2026-11-25 12:00:00','question-asked','q-2026-0010','account 15','{}','3eefcbe7bfa7c88132483cfc86d8dbac4f3a3de6693d989115e2c457c028839f','891d380022da5da42250396816154f6ba164ebdb28740e7cc4cc423b211e4c9b');
INSERT INTO "audit_line" VALUES(124,'2026-11-25 12:00:00','version-published','q-2026-0010','account 15','{"digest":"2ef34c7edd5bb9dc2c96633191429af77024064515d487a2365149b93211c9f3","number":1}','891d380022da5da42250396816154f6ba164ebdb28740e7cc4cc423b211e4c9b','f92e73455a267f45b91d06b9ce5287200dcafddbecfd3d0b15020c7f5ab127f6');
INSERT INTO "audit_line" VALUES(125,'2026-11-25 12:00:00','answer-drafted','q-2026-0010','account 11','{}','f92e73455a267f45b91d06b9ce5287200dcafddbecfd3d0b15020c7f5ab127f6','2ae5e8eeaacebd70c0aa4078081badc547e3868d2fb9ea6df7fbac870c5d0a19');
INSERT INTO "audit_line" VALUES(126,'2026-11-25 12:00:00','answer-cleared','q-2026-0010','account 12','{}','2ae5e8eeaacebd70c0aa4078081badc547e3868d2fb9ea6df7fbac870c5d0a19','b0e7b723c5d9bdae3913c4688d1ed2a7ae5f8de9d2f19ba859c0a5f023dc4b4c');
INSERT INTO "audit_line" VALUES(127,'2026-11-25 12:00:00','answer-published','q-2026-0010','account 11','{}','b0e7b723c5d9bdae3913c4688d1ed2a7ae5f8de9d2f19ba859c0a5f023dc4b4c','9fe8d78d3cba3f8f1b1d8f320071158ece363845958acbebde4fd973ac0db19e');
INSERT INTO "audit_line" VALUES(128,'2026-11-25 12:00:00','version-update','q-2026-0010','account 11','{"digest":"80030e81c212552b3d3324eff48c3e66b4ae6a6fcafb8333f98a58d27cba9992","number":2}','9fe8d78d3cba3f8f1b1d8f320071158ece363845958acbebde4fd973ac0db19e','93924e537e66a93c322d9cd021af9484179945aaf41f3d8a03331e50d50073c2');
INSERT INTO "audit_line" VALUES(129,'2026-11-25 12:00:00','undertaking-recorded','u-2026-0005','account 11','{}','93924e537e66a93c322d9cd021af9484179945aaf41f3d8a03331e50d50073c2','0cb6c5b99510ced8d85e6a3aebd14fb8d6a8c5bcff6dff11e9615476489c6317');
INSERT INTO "audit_line" VALUES(130,'2026-11-25 12:00:00','version-published','u-2026-0005','account 11','{"digest":"b5248fd299e31aa95f4720f940168dd0f249c0fe4497021f35fcb1cd859abbbd","number":1}','0cb6c5b99510ced8d85e6a3aebd14fb8d6a8c5bcff6dff11e9615476489c6317','a502433d90931e755ea81971da786f7586ad32e99db0a06b776ee58eaf86c9bb');
INSERT INTO "audit_line" VALUES(131,'2026-11-25 12:00:00','question-asked','q-2026-0011','account 15','{}','a502433d90931e755ea81971da786f7586ad32e99db0a06b776ee58eaf86c9bb','8c51f8b05fdb5b4e53ca5d082aa27633497743bb3446f952509fdd88c2de037a');
INSERT INTO "audit_line" VALUES(132,'2026-11-25 12:00:00','version-published','q-2026-0011','account 15','{"digest":"afe237adfd29be7792c5d4e48aa2b25b7e1edd164053be529b83fbf247af9df1","number":1}','8c51f8b05fdb5b4e53ca5d082aa27633497743bb3446f952509fdd88c2de037a','e6318104b4eaa41cb6fe040f4aa8c9bf1d5fabe3982cf9658c19b4e7adfb54a7');
INSERT INTO "audit_line" VALUES(133,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"Council 1 (made up)","seat":"appointed"}','e6318104b4eaa41cb6fe040f4aa8c9bf1d5fabe3982cf9658c19b4e7adfb54a7','06cfd387d862dadc1f4831552c70cef6d94920893b01647b5848f26ddf249360');
INSERT INTO "audit_line" VALUES(134,'2026-09-26 12:00:00','member-seated','anyshire-police-and-crime-panel','account 14','{"name":"Cllr Example 1"}','06cfd387d862dadc1f4831552c70cef6d94920893b01647b5848f26ddf249360','274558c216cc159f7ce3a95ca365181e042b3ae51e3ba20be89a9de449c0ddc2');
INSERT INTO "audit_line" VALUES(135,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"Council 2 (made up)","seat":"appointed"}','274558c216cc159f7ce3a95ca365181e042b3ae51e3ba20be89a9de449c0ddc2','8b90f2c68fe7b3da1b2a1609a05e0682152fdcba961e4962e38478c0d33c31a4');
INSERT INTO "audit_line" VALUES(136,'2026-09-26 12:00:00','member-seated','anyshire-police-and-crime-panel','account 14','{"name":"Cllr Example 2"}','8b90f2c68fe7b3da1b2a1609a05e0682152fdcba961e4962e38478c0d33c31a4','c989bc5512c78a1d6389bd3a2f7e45ca435ece878812758ef7e2607af63cfdd3');
INSERT INTO "audit_line" VALUES(137,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"Council 3 (made up)","seat":"appointed"}','c989bc5512c78a1d6389bd3a2f7e45ca435ece878812758ef7e2607af63cfdd3','f20c60c673ebb03179da1f9751b7db667a3159c2ba800c697f0e7df6304f423b');
INSERT INTO "audit_line" VALUES(138,'2026-09-26 12:00:00','member-seated','anyshire-police-and-crime-panel','account 14','{"name":"Cllr Example 3"}','f20c60c673ebb03179da1f9751b7db667a3159c2ba800c697f0e7df6304f423b','a453858b9d8636342e69e079c7acab958da27b7f1717bd45ff44dad94a1b3de1');
INSERT INTO "audit_line" VALUES(139,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"Council 4 (made up)","seat":"appointed"}','a453858b9d8636342e69e079c7acab958da27b7f1717bd45ff44dad94a1b3de1','1571173e7a11c3b200e121753d80efbfc7b8952fed91ba126041b00234ad91da');
INSERT INTO "audit_line" VALUES(140,'2026-09-26 12:00:00','member-seated','anyshire-police-and-crime-panel','account 14','{"name":"Cllr Example 4"}','1571173e7a11c3b200e121753d80efbfc7b8952fed91ba126041b00234ad91da','ea7b1eae652f8e29a0a407f89ce1cecdb99a7b90060170d66bd5b36f986710f5');
INSERT INTO "audit_line" VALUES(141,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"Council 5 (made up)","seat":"appointed"}','ea7b1eae652f8e29a0a407f89ce1cecdb99a7b90060170d66bd5b36f986710f5','c6b81ccea684abcc9ef66db2cca0b87e270fa93c07cf35fa4dd5376dd25a12d1');
INSERT INTO "audit_line" VALUES(142,'2026-09-26 12:00:00','member-seated','anyshire-police-and-crime-panel','account 14','{"name":"Cllr Example 5"}','c6b81ccea684abcc9ef66db2cca0b87e270fa93c07cf35fa4dd5376dd25a12d1','e402ff46f2f28cbcb9a992fd3803ee47ee047ace6e8824e07da69c6916f111da');
INSERT INTO "audit_line" VALUES(143,'2026-09-26 12:00:00','seat-added','anyshire-police-and-crime-panel','account 14','{"authority":"","seat":"independent"}','e402ff46f2f28cbcb9a992fd3803ee47ee047ace6e8824e07da69c6916f111da','e85eecb2068bb3051dfadea8ca3bb5ffabf70fca6139459786725abec61bc38b');
INSERT INTO "audit_line" VALUES(144,'2026-09-26 12:00:00','meeting-planned','m-2026-0004','account 14','{"on":"2026-10-16"}','e85eecb2068bb3051dfadea8ca3bb5ffabf70fca6139459786725abec61bc38b','102358aeb27f36735b2749154e5fe29ba1a7ce22a6332b27248b031c68f917c8');
INSERT INTO "audit_line" VALUES(145,'2026-09-26 12:00:00','version-published','m-2026-0004','account 14','{"digest":"9978ddb06335e7fa7dccf17bab722189af4819d37c0b17ba90dac3bf77f0c912","number":1}','102358aeb27f36735b2749154e5fe29ba1a7ce22a6332b27248b031c68f917c8','c27ee4819d9782b49506939d34e1b4bc22fb17429852151b52b559aafbfbd9c8');
INSERT INTO "audit_line" VALUES(146,'2026-09-26 12:00:00','obligation-opened','anyshire-police-and-crime-panel/panel-agenda','account 14','{"due_on":"2026-10-08","period":"m-2026-0004"}','c27ee4819d9782b49506939d34e1b4bc22fb17429852151b52b559aafbfbd9c8','826a5b5367b242b6f18ffabb25caab3c30234f0b13197d338ec70b09e024d95e');
INSERT INTO "audit_line" VALUES(147,'2026-09-26 12:00:00','meeting-item-added','m-2026-0004','account 14','{"place":1}','826a5b5367b242b6f18ffabb25caab3c30234f0b13197d338ec70b09e024d95e','d0c93b123029ba09c5317d6564654b26a1284bd4450ebb607e13b8a548557525');
INSERT INTO "audit_line" VALUES(148,'2026-09-26 12:00:00','meeting-agenda-published','m-2026-0004','account 14','{}','d0c93b123029ba09c5317d6564654b26a1284bd4450ebb607e13b8a548557525','7891dd3a05e9ad9130430b676f44dacaf1e5068bdaec40e9dedafc81e014f61f');
INSERT INTO "audit_line" VALUES(149,'2026-09-26 12:00:00','version-update','m-2026-0004','account 14','{"digest":"c621621dcede2918596d57c73e7fb074cd38a1122ab5cf7ccfdc03b9f7a3a6e1","number":2}','7891dd3a05e9ad9130430b676f44dacaf1e5068bdaec40e9dedafc81e014f61f','4a9b4240cf6cad36337f7fab287e50bdb6784cf1a0171ec4c4c3ef94a6a1928c');
INSERT INTO "audit_line" VALUES(150,'2026-09-26 12:00:00','obligation-met','anyshire-police-and-crime-panel/panel-agenda','account 14','{"period":"m-2026-0004","publication":"m-2026-0004"}','4a9b4240cf6cad36337f7fab287e50bdb6784cf1a0171ec4c4c3ef94a6a1928c','55be2b264fd163c5e209981d9c92927cce63a850021d96a6fd9a512210f7e84e');
INSERT INTO "audit_line" VALUES(151,'2026-10-16 12:00:00','meeting-held','m-2026-0004','account 14','{"is_again":false}','55be2b264fd163c5e209981d9c92927cce63a850021d96a6fd9a512210f7e84e','ba38ecf1d8365eb40ffa48f27b3d3d6c51660f419fb4f39d01b64862304eb6b6');
INSERT INTO "audit_line" VALUES(152,'2026-10-16 12:00:00','version-update','m-2026-0004','account 14','{"digest":"6e9c6ae3c9f69c305a711558471474ed8f6739e2973e92c4491e6113457f5b7a","number":3}','ba38ecf1d8365eb40ffa48f27b3d3d6c51660f419fb4f39d01b64862304eb6b6','0ee71c2afc01c02e032df60720a476c8949a1f21d06af4128c84a6d2e6b6751c');
INSERT INTO "audit_line" VALUES(153,'2026-10-21 12:00:00','minutes-drafted','m-2026-0004','account 14','{}','0ee71c2afc01c02e032df60720a476c8949a1f21d06af4128c84a6d2e6b6751c','b5a0d823936743441b1c68fe5f69234da2e15520001fde93f787ac9e10711fea');
INSERT INTO "audit_line" VALUES(154,'2026-10-21 12:00:00','undertaking-recorded','u-2026-0006','account 14','{}','b5a0d823936743441b1c68fe5f69234da2e15520001fde93f787ac9e10711fea','37a95a62a8fa4a082f4427c8ad311e69095fc9cb44053333f38c639b3d1f7eab');
INSERT INTO "audit_line" VALUES(155,'2026-10-21 12:00:00','version-published','u-2026-0006','account 14','{"digest":"b3e49822f8ad64fa21eba18e00c4890a185443b5efdd60182880e18f8c217907","number":1}','37a95a62a8fa4a082f4427c8ad311e69095fc9cb44053333f38c639b3d1f7eab','5b617b41f9d3e79dcd99293875cd707a0991540597baaaf723c40a7a45401de8');
INSERT INTO "audit_line" VALUES(156,'2026-10-21 12:00:00','report-received','r-2026-0002','account 14','{"count":1}','5b617b41f9d3e79dcd99293875cd707a0991540597baaaf723c40a7a45401de8','93b2552c5576bdffb67cd604c67ca71acc65f73828bde6bfca423e3b06c7f291');
INSERT INTO "audit_line" VALUES(157,'2026-10-21 12:00:00','obligation-opened','police-and-crime-commissioner-for-anyshire/panel-recommendation-response','account 14','{"due_on":"2026-12-16","period":"r-2026-0002"}','93b2552c5576bdffb67cd604c67ca71acc65f73828bde6bfca423e3b06c7f291','cdf5fa5b13353118fc5f663115dceab0568ac18e2c3bfc45f397d8454ef5a4ba');
INSERT INTO "audit_line" VALUES(158,'2026-10-21 12:00:00','version-published','rp-2026-0001','account 14','{"digest":"8c05afc3f408fac6b362ab514a9072a994ee4d662d6404f3b0f9254e46ade3eb","number":1}','cdf5fa5b13353118fc5f663115dceab0568ac18e2c3bfc45f397d8454ef5a4ba','868dc95aae3e5d28f5fc03f61c1dd1ca456152636072a34da93d0e6fb5d60f6a');
INSERT INTO "audit_line" VALUES(159,'2026-10-21 12:00:00','minutes-published','m-2026-0004','account 14','{}','868dc95aae3e5d28f5fc03f61c1dd1ca456152636072a34da93d0e6fb5d60f6a','8b0ba0b42f16fdb55cdb039f103bdfe22fe84e00ae2a373445b20618ff9c39e1');
INSERT INTO "audit_line" VALUES(160,'2026-10-21 12:00:00','version-published','minutes-m-2026-0004','account 14','{"digest":"0a540ef9b73781da514b16ddbf73f0273c846c9e6c913d9f96365ef7df410885","number":1}','8b0ba0b42f16fdb55cdb039f103bdfe22fe84e00ae2a373445b20618ff9c39e1','260eba5f2945ed671e784e0c6fb212cc121b01694799ce3d2a66b4dbacb60e19');
INSERT INTO "audit_line" VALUES(161,'2026-10-21 12:00:00','version-update','m-2026-0004','account 14','{"digest":"7180fc95ad4ecc2202be3239745d737af14c4fd2390ecfe5653c0370905ab2bc","number":4}','260eba5f2945ed671e784e0c6fb212cc121b01694799ce3d2a66b4dbacb60e19','c02d85030e37225898939fdcb951d3222af6903ade297ce47ba74d8593e38783');
INSERT INTO "audit_line" VALUES(162,'2026-11-25 12:00:00','meeting-planned','m-2026-0005','account 14','{"on":"2026-12-16"}','c02d85030e37225898939fdcb951d3222af6903ade297ce47ba74d8593e38783','ee08fd09d43266e609666ec497c27c3b56cc3a6355ef689baf6aa5bdb3e8c702');
INSERT INTO "audit_line" VALUES(163,'2026-11-25 12:00:00','version-published','m-2026-0005','account 14','{"digest":"17605e8f008f63a9d54058aeb1bf5ab4c3d7bc56ce05b6f10c029fcfbe7ca71a","number":1}','ee08fd09d43266e609666ec497c27c3b56cc3a6355ef689baf6aa5bdb3e8c702','ec8f45eddb9d4e817cfeb4a5fab5a9150a9575b1543e5d91d4d038abb81be0a1');
INSERT INTO "audit_line" VALUES(164,'2026-11-25 12:00:00','obligation-opened','anyshire-police-and-crime-panel/panel-agenda','account 14','{"due_on":"2026-12-08","period":"m-2026-0005"}','ec8f45eddb9d4e817cfeb4a5fab5a9150a9575b1543e5d91d4d038abb81be0a1','389cd68eba8e61de34cd0b110e5f104f6734ed55009fbfad120898bc95a0b3ca');
INSERT INTO "audit_line" VALUES(165,'2026-11-25 12:00:00','meeting-item-added','m-2026-0005','account 14','{"place":1}','389cd68eba8e61de34cd0b110e5f104f6734ed55009fbfad120898bc95a0b3ca','4055ea2a20f06d12373086c26f9a51e3b7c3eca62483a76132e7df1bd419e451');
INSERT INTO "audit_line" VALUES(166,'2026-11-25 12:00:00','meeting-item-added','m-2026-0005','account 14','{"place":2}','4055ea2a20f06d12373086c26f9a51e3b7c3eca62483a76132e7df1bd419e451','70ef74b830a9ea65dd3c8fda146f222dbec78782a57e09674d3498b3693f0a35');
INSERT INTO "audit_line" VALUES(167,'2026-11-25 12:00:00','meeting-paper-added','m-2026-0005','account 14','{"item":1}','70ef74b830a9ea65dd3c8fda146f222dbec78782a57e09674d3498b3693f0a35','0d355e284d29d1fdf4d4b8e8a9ef94fe176c9b3e6e009a2879e7e36f90ef91f2');
INSERT INTO "audit_line" VALUES(168,'2026-11-25 12:00:00','meeting-paper-added','m-2026-0005','account 14','{"item":2}','0d355e284d29d1fdf4d4b8e8a9ef94fe176c9b3e6e009a2879e7e36f90ef91f2','d7c1bd587790e3b106184cfdb46b0a28326eb032f4580fe139742e75eb96a4ff');
INSERT INTO "audit_line" VALUES(169,'2026-11-25 12:00:00','meeting-agenda-published','m-2026-0005','account 14','{}','d7c1bd587790e3b106184cfdb46b0a28326eb032f4580fe139742e75eb96a4ff','c6d73ea1e4d0988a3727b15c94ba8b53e97f3c6453f0aa6369f6486a2bc94ee0');
INSERT INTO "audit_line" VALUES(170,'2026-11-25 12:00:00','version-update','m-2026-0005','account 14','{"digest":"595ee358cc8f68b663ec13dd0df49f256d6914dca3295ae33a8f24eef4a64560","number":2}','c6d73ea1e4d0988a3727b15c94ba8b53e97f3c6453f0aa6369f6486a2bc94ee0','9a5b94e301c4e6df8bd64b5955f4546816c6f970aee0cba08a7b0ca7199a458f');
INSERT INTO "audit_line" VALUES(171,'2026-11-25 12:00:00','obligation-met','anyshire-police-and-crime-panel/panel-agenda','account 14','{"period":"m-2026-0005","publication":"m-2026-0005"}','9a5b94e301c4e6df8bd64b5955f4546816c6f970aee0cba08a7b0ca7199a458f','9a850f8d320b900984558d40d8928b4f95684515ead9e56da9cbd7853ff93954');
INSERT INTO "audit_line" VALUES(172,'2026-11-25 12:00:00','case-opened','pc-2026-0004','account 14','{"case":"precept","panel":"anyshire-police-and-crime-panel"}','9a850f8d320b900984558d40d8928b4f95684515ead9e56da9cbd7853ff93954','898810e76d54d60dd01ec0e7831fccf9e9a434bc3e291adfccd14cb36fc09e85');
INSERT INTO "audit_line" VALUES(173,'2026-11-25 12:00:00','version-published','ps-2026-0004','account 14','{"digest":"007f16da336e3c88185b0b3a60ff860995a2b6cdda12f4449b09faf080b00d3c","number":1}','898810e76d54d60dd01ec0e7831fccf9e9a434bc3e291adfccd14cb36fc09e85','acd5d1e91cad6d9d8056b28e06d1fee7fb6c50ef1fd0af27762095386b4a10f3');
INSERT INTO "audit_line" VALUES(174,'2026-11-25 12:00:00','obligation-opened','police-and-crime-commissioner-for-anyshire/precept-proposal','account 14','{"due_on":"2027-02-01","period":"2027/28"}','acd5d1e91cad6d9d8056b28e06d1fee7fb6c50ef1fd0af27762095386b4a10f3','5d18ad9cba72404eb4a1fe53266e165b9d57d55b4926dc841db368cb3ee9961f');
INSERT INTO "audit_line" VALUES(175,'2026-11-25 12:00:00','obligation-opened','anyshire-police-and-crime-panel/precept-report','account 14','{"due_on":"2027-02-08","period":"2027/28"}','5d18ad9cba72404eb4a1fe53266e165b9d57d55b4926dc841db368cb3ee9961f','a123c100ab6222c65c7636dbdbf37a3ab737399156fc9363419e708fe46ef6b5');
INSERT INTO "audit_line" VALUES(176,'2026-11-25 12:00:00','case-opened','pc-2026-0005','account 14','{"case":"requirement","panel":"anyshire-police-and-crime-panel"}','a123c100ab6222c65c7636dbdbf37a3ab737399156fc9363419e708fe46ef6b5','fb2fb014d5cff92a82274b3c702fa5ca0a40e9b0c78d62c69068bde5b70af874');
INSERT INTO "audit_line" VALUES(177,'2026-11-25 12:00:00','version-published','ps-2026-0005','account 14','{"digest":"76e024ada5b4c68e15d81948db4770f6757961a68655c13620127db144595265","number":1}','fb2fb014d5cff92a82274b3c702fa5ca0a40e9b0c78d62c69068bde5b70af874','cefc09cd042f9bac07f00ea7489a7822eff6e7f5c5979fa2e8837a1a06a521d5');
INSERT INTO "audit_line" VALUES(178,'2026-11-25 12:00:00','complaint-received','anyshire-police-and-crime-panel/c-2026-0003','public form','{}','cefc09cd042f9bac07f00ea7489a7822eff6e7f5c5979fa2e8837a1a06a521d5','56113edcfb22eb63cf983be2aa16b259c8377449deb8df40b99802e2db4204ec');
INSERT INTO "audit_line" VALUES(179,'2026-11-23 12:00:00','popolo-imported','bodies','a test','{"persons":1}','56113edcfb22eb63cf983be2aa16b259c8377449deb8df40b99802e2db4204ec','c95bfddcdd7e56b1a2d27e30073e23410ba6d1ca7c54c511e773221159620a4b');
INSERT INTO "audit_line" VALUES(180,'2026-11-23 12:00:00','version-published','a-2026-0001','a test','{"digest":"edc0a30b4014febde39d9611254e6d4d09a507f022633de67bf52842a37ba501","number":1}','c95bfddcdd7e56b1a2d27e30073e23410ba6d1ca7c54c511e773221159620a4b','5f4114bb0ea62edb0242113a8e400f96d7873d76c60d1191d0d5d6a3ba51bdba');
INSERT INTO "audit_line" VALUES(181,'2026-11-23 12:00:00','statement-recorded','s-2026-0002','account 1','{}','5f4114bb0ea62edb0242113a8e400f96d7873d76c60d1191d0d5d6a3ba51bdba','095c81a1e200bc08bf4b3d4e938a9e52b6ae0b8f542ee1c5fbe03012676eb866');
INSERT INTO "audit_line" VALUES(182,'2026-11-23 12:00:00','statement-published','s-2026-0002','account 1','{}','095c81a1e200bc08bf4b3d4e938a9e52b6ae0b8f542ee1c5fbe03012676eb866','fcd6110df3c9a1f3456113a8763d473fac40b9f2b593e15b7dec23fe7e13e127');
INSERT INTO "audit_line" VALUES(183,'2026-11-23 12:00:00','version-published','s-2026-0002','account 1','{"digest":"f66a0186d10aa2b1c0ca5963a66bf0809a74210e3f576ad04a14d0ede8c23214","number":1}','fcd6110df3c9a1f3456113a8763d473fac40b9f2b593e15b7dec23fe7e13e127','5092b7cc930320d756f70d633327b2f1a405ddc5972e2b9a81b06cfbe14ab06c');
INSERT INTO "audit_line" VALUES(184,'2026-11-23 12:00:00','reply-recorded','s-2026-0002','account 1','{}','5092b7cc930320d756f70d633327b2f1a405ddc5972e2b9a81b06cfbe14ab06c','e0fedd9a517a0db2da1e8aa24021bf9872080d10caf661a421776e3dfe0ca285');
INSERT INTO "audit_line" VALUES(185,'2026-11-23 12:00:00','version-update','s-2026-0002','account 1','{"digest":"8eb26f790c1215f12c39100282245fbb7a84678bfbf8ea98cdd9ad2d6bda4b66","number":2}','e0fedd9a517a0db2da1e8aa24021bf9872080d10caf661a421776e3dfe0ca285','44cd0bf9c15e4fa51e039a717eecef92a6a277d22fb7e4d58de621d12a2d23d8');
INSERT INTO "audit_line" VALUES(186,'2026-11-23 12:00:00','undertaking-recorded','u-2026-0007','account 1','{}','44cd0bf9c15e4fa51e039a717eecef92a6a277d22fb7e4d58de621d12a2d23d8','451026e072d2ad37d634030b7ff9347280978990dca83d4554610f87722152dc');
INSERT INTO "audit_line" VALUES(187,'2026-11-23 12:00:00','version-published','u-2026-0007','account 1','{"digest":"d1a521b8b8be3116b03862f397d36334bc515abcdea305374e048a8b19623605","number":1}','451026e072d2ad37d634030b7ff9347280978990dca83d4554610f87722152dc','167d37e9edbcf9416f2d96e7c36f617501a5429e31ef3044db5665f37d6c49a0');
INSERT INTO "audit_line" VALUES(188,'2026-11-23 12:00:00','undertaking-postponed','u-2026-0007','account 1','{"due_on":"2027-01-22"}','167d37e9edbcf9416f2d96e7c36f617501a5429e31ef3044db5665f37d6c49a0','be72f32126a1861fe0ba919e107a5dfc670213896018e30cb2060ca6aba97281');
INSERT INTO "audit_line" VALUES(189,'2026-11-23 12:00:00','version-update','u-2026-0007','account 1','{"digest":"129d234250cbdce91c469ab221eac9bb109fe7ef6351593c38eea308e735ac46","number":2}','be72f32126a1861fe0ba919e107a5dfc670213896018e30cb2060ca6aba97281','4538be98e31ae8762c6945cedb814771543693757ffed794afc4118ad1d0dc93');
INSERT INTO "audit_line" VALUES(190,'2026-11-23 12:00:00','application-scored','v-2026-0001','account 5','{"stage":"shortlist"}','4538be98e31ae8762c6945cedb814771543693757ffed794afc4118ad1d0dc93','40421b4c32983f059d0b4f5be500d71a30902865c6642279cf274192ef10a219');
INSERT INTO "audit_line" VALUES(191,'2026-11-23 12:00:00','complaints-delegated','panel','account 4','{"held_from":"2026-11-23","held_until":null,"office":"office"}','40421b4c32983f059d0b4f5be500d71a30902865c6642279cf274192ef10a219','6a9a4581c22f61cfb5897cd0f26bfcfc7918985352629a933f1b3a7b2bb316db');
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(2,1,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(3,1,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(4,1,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(5,2,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(6,2,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(7,2,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(8,2,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(9,3,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(10,3,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(11,3,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(12,3,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(13,4,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(14,4,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(15,4,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(16,4,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(17,5,'add_auditevent','Can add audit event');
INSERT INTO "auth_permission" VALUES(18,5,'change_auditevent','Can change audit event');
INSERT INTO "auth_permission" VALUES(19,5,'delete_auditevent','Can delete audit event');
INSERT INTO "auth_permission" VALUES(20,5,'view_auditevent','Can view audit event');
INSERT INTO "auth_permission" VALUES(21,6,'add_chainhead','Can add chain head');
INSERT INTO "auth_permission" VALUES(22,6,'change_chainhead','Can change chain head');
INSERT INTO "auth_permission" VALUES(23,6,'delete_chainhead','Can delete chain head');
INSERT INTO "auth_permission" VALUES(24,6,'view_chainhead','Can view chain head');
INSERT INTO "auth_permission" VALUES(25,7,'add_person','Can add person');
INSERT INTO "auth_permission" VALUES(26,7,'change_person','Can change person');
INSERT INTO "auth_permission" VALUES(27,7,'delete_person','Can delete person');
INSERT INTO "auth_permission" VALUES(28,7,'view_person','Can view person');
INSERT INTO "auth_permission" VALUES(29,8,'add_body','Can add body');
INSERT INTO "auth_permission" VALUES(30,8,'change_body','Can change body');
INSERT INTO "auth_permission" VALUES(31,8,'delete_body','Can delete body');
INSERT INTO "auth_permission" VALUES(32,8,'view_body','Can view body');
INSERT INTO "auth_permission" VALUES(33,9,'add_conflict','Can add conflict');
INSERT INTO "auth_permission" VALUES(34,9,'change_conflict','Can change conflict');
INSERT INTO "auth_permission" VALUES(35,9,'delete_conflict','Can delete conflict');
INSERT INTO "auth_permission" VALUES(36,9,'view_conflict','Can view conflict');
INSERT INTO "auth_permission" VALUES(37,10,'add_office','Can add office');
INSERT INTO "auth_permission" VALUES(38,10,'change_office','Can change office');
INSERT INTO "auth_permission" VALUES(39,10,'delete_office','Can delete office');
INSERT INTO "auth_permission" VALUES(40,10,'view_office','Can view office');
INSERT INTO "auth_permission" VALUES(41,11,'add_officeholder','Can add office holder');
INSERT INTO "auth_permission" VALUES(42,11,'change_officeholder','Can change office holder');
INSERT INTO "auth_permission" VALUES(43,11,'delete_officeholder','Can delete office holder');
INSERT INTO "auth_permission" VALUES(44,11,'view_officeholder','Can view office holder');
INSERT INTO "auth_permission" VALUES(45,12,'add_election','Can add election');
INSERT INTO "auth_permission" VALUES(46,12,'change_election','Can change election');
INSERT INTO "auth_permission" VALUES(47,12,'delete_election','Can delete election');
INSERT INTO "auth_permission" VALUES(48,12,'view_election','Can view election');
INSERT INTO "auth_permission" VALUES(49,13,'add_succession','Can add succession');
INSERT INTO "auth_permission" VALUES(50,13,'change_succession','Can change succession');
INSERT INTO "auth_permission" VALUES(51,13,'delete_succession','Can delete succession');
INSERT INTO "auth_permission" VALUES(52,13,'view_succession','Can view succession');
INSERT INTO "auth_permission" VALUES(53,14,'add_governance','Can add governance');
INSERT INTO "auth_permission" VALUES(54,14,'change_governance','Can change governance');
INSERT INTO "auth_permission" VALUES(55,14,'delete_governance','Can delete governance');
INSERT INTO "auth_permission" VALUES(56,14,'view_governance','Can view governance');
INSERT INTO "auth_permission" VALUES(57,15,'add_attestation','Can add attestation');
INSERT INTO "auth_permission" VALUES(58,15,'change_attestation','Can change attestation');
INSERT INTO "auth_permission" VALUES(59,15,'delete_attestation','Can delete attestation');
INSERT INTO "auth_permission" VALUES(60,15,'view_attestation','Can view attestation');
INSERT INTO "auth_permission" VALUES(61,16,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(62,16,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(63,16,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(64,16,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(65,17,'add_heldrole','Can add held role');
INSERT INTO "auth_permission" VALUES(66,17,'change_heldrole','Can change held role');
INSERT INTO "auth_permission" VALUES(67,17,'delete_heldrole','Can delete held role');
INSERT INTO "auth_permission" VALUES(68,17,'view_heldrole','Can view held role');
INSERT INTO "auth_permission" VALUES(69,18,'add_sequence','Can add sequence');
INSERT INTO "auth_permission" VALUES(70,18,'change_sequence','Can change sequence');
INSERT INTO "auth_permission" VALUES(71,18,'delete_sequence','Can delete sequence');
INSERT INTO "auth_permission" VALUES(72,18,'view_sequence','Can view sequence');
INSERT INTO "auth_permission" VALUES(73,19,'add_publication','Can add publication');
INSERT INTO "auth_permission" VALUES(74,19,'change_publication','Can change publication');
INSERT INTO "auth_permission" VALUES(75,19,'delete_publication','Can delete publication');
INSERT INTO "auth_permission" VALUES(76,19,'view_publication','Can view publication');
INSERT INTO "auth_permission" VALUES(77,20,'add_redaction','Can add redaction');
INSERT INTO "auth_permission" VALUES(78,20,'change_redaction','Can change redaction');
INSERT INTO "auth_permission" VALUES(79,20,'delete_redaction','Can delete redaction');
INSERT INTO "auth_permission" VALUES(80,20,'view_redaction','Can view redaction');
INSERT INTO "auth_permission" VALUES(81,21,'add_subject','Can add subject');
INSERT INTO "auth_permission" VALUES(82,21,'change_subject','Can change subject');
INSERT INTO "auth_permission" VALUES(83,21,'delete_subject','Can delete subject');
INSERT INTO "auth_permission" VALUES(84,21,'view_subject','Can view subject');
INSERT INTO "auth_permission" VALUES(85,22,'add_version','Can add version');
INSERT INTO "auth_permission" VALUES(86,22,'change_version','Can change version');
INSERT INTO "auth_permission" VALUES(87,22,'delete_version','Can delete version');
INSERT INTO "auth_permission" VALUES(88,22,'view_version','Can view version');
INSERT INTO "auth_permission" VALUES(89,23,'add_obligation','Can add obligation');
INSERT INTO "auth_permission" VALUES(90,23,'change_obligation','Can change obligation');
INSERT INTO "auth_permission" VALUES(91,23,'delete_obligation','Can delete obligation');
INSERT INTO "auth_permission" VALUES(92,23,'view_obligation','Can view obligation');
INSERT INTO "auth_permission" VALUES(93,24,'add_plan','Can add plan');
INSERT INTO "auth_permission" VALUES(94,24,'change_plan','Can change plan');
INSERT INTO "auth_permission" VALUES(95,24,'delete_plan','Can delete plan');
INSERT INTO "auth_permission" VALUES(96,24,'view_plan','Can view plan');
INSERT INTO "auth_permission" VALUES(97,25,'add_objective','Can add objective');
INSERT INTO "auth_permission" VALUES(98,25,'change_objective','Can change objective');
INSERT INTO "auth_permission" VALUES(99,25,'delete_objective','Can delete objective');
INSERT INTO "auth_permission" VALUES(100,25,'view_objective','Can view objective');
INSERT INTO "auth_permission" VALUES(101,26,'add_progress','Can add progress');
INSERT INTO "auth_permission" VALUES(102,26,'change_progress','Can change progress');
INSERT INTO "auth_permission" VALUES(103,26,'delete_progress','Can delete progress');
INSERT INTO "auth_permission" VALUES(104,26,'view_progress','Can view progress');
INSERT INTO "auth_permission" VALUES(105,27,'add_question','Can add question');
INSERT INTO "auth_permission" VALUES(106,27,'change_question','Can change question');
INSERT INTO "auth_permission" VALUES(107,27,'delete_question','Can delete question');
INSERT INTO "auth_permission" VALUES(108,27,'view_question','Can view question');
INSERT INTO "auth_permission" VALUES(109,28,'add_citation','Can add citation');
INSERT INTO "auth_permission" VALUES(110,28,'change_citation','Can change citation');
INSERT INTO "auth_permission" VALUES(111,28,'delete_citation','Can delete citation');
INSERT INTO "auth_permission" VALUES(112,28,'view_citation','Can view citation');
INSERT INTO "auth_permission" VALUES(113,29,'add_statement','Can add statement');
INSERT INTO "auth_permission" VALUES(114,29,'change_statement','Can change statement');
INSERT INTO "auth_permission" VALUES(115,29,'delete_statement','Can delete statement');
INSERT INTO "auth_permission" VALUES(116,29,'view_statement','Can view statement');
INSERT INTO "auth_permission" VALUES(117,30,'add_reply','Can add reply');
INSERT INTO "auth_permission" VALUES(118,30,'change_reply','Can change reply');
INSERT INTO "auth_permission" VALUES(119,30,'delete_reply','Can delete reply');
INSERT INTO "auth_permission" VALUES(120,30,'view_reply','Can view reply');
INSERT INTO "auth_permission" VALUES(121,31,'add_undertaking','Can add undertaking');
INSERT INTO "auth_permission" VALUES(122,31,'change_undertaking','Can change undertaking');
INSERT INTO "auth_permission" VALUES(123,31,'delete_undertaking','Can delete undertaking');
INSERT INTO "auth_permission" VALUES(124,31,'view_undertaking','Can view undertaking');
INSERT INTO "auth_permission" VALUES(125,32,'add_postponement','Can add postponement');
INSERT INTO "auth_permission" VALUES(126,32,'change_postponement','Can change postponement');
INSERT INTO "auth_permission" VALUES(127,32,'delete_postponement','Can delete postponement');
INSERT INTO "auth_permission" VALUES(128,32,'view_postponement','Can view postponement');
INSERT INTO "auth_permission" VALUES(129,33,'add_engagement','Can add engagement');
INSERT INTO "auth_permission" VALUES(130,33,'change_engagement','Can change engagement');
INSERT INTO "auth_permission" VALUES(131,33,'delete_engagement','Can delete engagement');
INSERT INTO "auth_permission" VALUES(132,33,'view_engagement','Can view engagement');
INSERT INTO "auth_permission" VALUES(133,34,'add_account','Can add account');
INSERT INTO "auth_permission" VALUES(134,34,'change_account','Can change account');
INSERT INTO "auth_permission" VALUES(135,34,'delete_account','Can delete account');
INSERT INTO "auth_permission" VALUES(136,34,'view_account','Can view account');
INSERT INTO "auth_permission" VALUES(137,35,'add_departmentmeeting','Can add department meeting');
INSERT INTO "auth_permission" VALUES(138,35,'change_departmentmeeting','Can change department meeting');
INSERT INTO "auth_permission" VALUES(139,35,'delete_departmentmeeting','Can delete department meeting');
INSERT INTO "auth_permission" VALUES(140,35,'view_departmentmeeting','Can view department meeting');
INSERT INTO "auth_permission" VALUES(141,36,'add_report','Can add report');
INSERT INTO "auth_permission" VALUES(142,36,'change_report','Can change report');
INSERT INTO "auth_permission" VALUES(143,36,'delete_report','Can delete report');
INSERT INTO "auth_permission" VALUES(144,36,'view_report','Can view report');
INSERT INTO "auth_permission" VALUES(145,37,'add_recommendation','Can add recommendation');
INSERT INTO "auth_permission" VALUES(146,37,'change_recommendation','Can change recommendation');
INSERT INTO "auth_permission" VALUES(147,37,'delete_recommendation','Can delete recommendation');
INSERT INTO "auth_permission" VALUES(148,37,'view_recommendation','Can view recommendation');
INSERT INTO "auth_permission" VALUES(149,38,'add_response','Can add response');
INSERT INTO "auth_permission" VALUES(150,38,'change_response','Can change response');
INSERT INTO "auth_permission" VALUES(151,38,'delete_response','Can delete response');
INSERT INTO "auth_permission" VALUES(152,38,'view_response','Can view response');
INSERT INTO "auth_permission" VALUES(153,39,'add_answer','Can add answer');
INSERT INTO "auth_permission" VALUES(154,39,'change_answer','Can change answer');
INSERT INTO "auth_permission" VALUES(155,39,'delete_answer','Can delete answer');
INSERT INTO "auth_permission" VALUES(156,39,'view_answer','Can view answer');
INSERT INTO "auth_permission" VALUES(157,40,'add_complaint','Can add complaint');
INSERT INTO "auth_permission" VALUES(158,40,'change_complaint','Can change complaint');
INSERT INTO "auth_permission" VALUES(159,40,'delete_complaint','Can delete complaint');
INSERT INTO "auth_permission" VALUES(160,40,'view_complaint','Can view complaint');
INSERT INTO "auth_permission" VALUES(161,41,'add_delegation','Can add delegation');
INSERT INTO "auth_permission" VALUES(162,41,'change_delegation','Can change delegation');
INSERT INTO "auth_permission" VALUES(163,41,'delete_delegation','Can delete delegation');
INSERT INTO "auth_permission" VALUES(164,41,'view_delegation','Can view delegation');
INSERT INTO "auth_permission" VALUES(165,42,'add_letter','Can add letter');
INSERT INTO "auth_permission" VALUES(166,42,'change_letter','Can change letter');
INSERT INTO "auth_permission" VALUES(167,42,'delete_letter','Can delete letter');
INSERT INTO "auth_permission" VALUES(168,42,'view_letter','Can view letter');
INSERT INTO "auth_permission" VALUES(169,43,'add_review','Can add review');
INSERT INTO "auth_permission" VALUES(170,43,'change_review','Can change review');
INSERT INTO "auth_permission" VALUES(171,43,'delete_review','Can delete review');
INSERT INTO "auth_permission" VALUES(172,43,'view_review','Can view review');
INSERT INTO "auth_permission" VALUES(173,44,'add_complaintstep','Can add complaint step');
INSERT INTO "auth_permission" VALUES(174,44,'change_complaintstep','Can change complaint step');
INSERT INTO "auth_permission" VALUES(175,44,'delete_complaintstep','Can delete complaint step');
INSERT INTO "auth_permission" VALUES(176,44,'view_complaintstep','Can view complaint step');
INSERT INTO "auth_permission" VALUES(177,45,'add_member','Can add member');
INSERT INTO "auth_permission" VALUES(178,45,'change_member','Can change member');
INSERT INTO "auth_permission" VALUES(179,45,'delete_member','Can delete member');
INSERT INTO "auth_permission" VALUES(180,45,'view_member','Can view member');
INSERT INTO "auth_permission" VALUES(181,46,'add_recruitment','Can add recruitment');
INSERT INTO "auth_permission" VALUES(182,46,'change_recruitment','Can change recruitment');
INSERT INTO "auth_permission" VALUES(183,46,'delete_recruitment','Can delete recruitment');
INSERT INTO "auth_permission" VALUES(184,46,'view_recruitment','Can view recruitment');
INSERT INTO "auth_permission" VALUES(185,47,'add_application','Can add application');
INSERT INTO "auth_permission" VALUES(186,47,'change_application','Can change application');
INSERT INTO "auth_permission" VALUES(187,47,'delete_application','Can delete application');
INSERT INTO "auth_permission" VALUES(188,47,'view_application','Can view application');
INSERT INTO "auth_permission" VALUES(189,48,'add_seat','Can add seat');
INSERT INTO "auth_permission" VALUES(190,48,'change_seat','Can change seat');
INSERT INTO "auth_permission" VALUES(191,48,'delete_seat','Can delete seat');
INSERT INTO "auth_permission" VALUES(192,48,'view_seat','Can view seat');
INSERT INTO "auth_permission" VALUES(193,49,'add_score','Can add score');
INSERT INTO "auth_permission" VALUES(194,49,'change_score','Can change score');
INSERT INTO "auth_permission" VALUES(195,49,'delete_score','Can delete score');
INSERT INTO "auth_permission" VALUES(196,49,'view_score','Can view score');
INSERT INTO "auth_permission" VALUES(197,50,'add_meeting','Can add meeting');
INSERT INTO "auth_permission" VALUES(198,50,'change_meeting','Can change meeting');
INSERT INTO "auth_permission" VALUES(199,50,'delete_meeting','Can delete meeting');
INSERT INTO "auth_permission" VALUES(200,50,'view_meeting','Can view meeting');
INSERT INTO "auth_permission" VALUES(201,51,'add_item','Can add item');
INSERT INTO "auth_permission" VALUES(202,51,'change_item','Can change item');
INSERT INTO "auth_permission" VALUES(203,51,'delete_item','Can delete item');
INSERT INTO "auth_permission" VALUES(204,51,'view_item','Can view item');
INSERT INTO "auth_permission" VALUES(205,52,'add_attendance','Can add attendance');
INSERT INTO "auth_permission" VALUES(206,52,'change_attendance','Can change attendance');
INSERT INTO "auth_permission" VALUES(207,52,'delete_attendance','Can delete attendance');
INSERT INTO "auth_permission" VALUES(208,52,'view_attendance','Can view attendance');
INSERT INTO "auth_permission" VALUES(209,53,'add_paper','Can add paper');
INSERT INTO "auth_permission" VALUES(210,53,'change_paper','Can change paper');
INSERT INTO "auth_permission" VALUES(211,53,'delete_paper','Can delete paper');
INSERT INTO "auth_permission" VALUES(212,53,'view_paper','Can view paper');
INSERT INTO "auth_permission" VALUES(213,54,'add_publicquestion','Can add public question');
INSERT INTO "auth_permission" VALUES(214,54,'change_publicquestion','Can change public question');
INSERT INTO "auth_permission" VALUES(215,54,'delete_publicquestion','Can delete public question');
INSERT INTO "auth_permission" VALUES(216,54,'view_publicquestion','Can view public question');
INSERT INTO "auth_permission" VALUES(217,55,'add_shared','Can add shared');
INSERT INTO "auth_permission" VALUES(218,55,'change_shared','Can change shared');
INSERT INTO "auth_permission" VALUES(219,55,'delete_shared','Can delete shared');
INSERT INTO "auth_permission" VALUES(220,55,'view_shared','Can view shared');
INSERT INTO "auth_permission" VALUES(221,56,'add_minuteaction','Can add minute action');
INSERT INTO "auth_permission" VALUES(222,56,'change_minuteaction','Can change minute action');
INSERT INTO "auth_permission" VALUES(223,56,'delete_minuteaction','Can delete minute action');
INSERT INTO "auth_permission" VALUES(224,56,'view_minuteaction','Can view minute action');
INSERT INTO "auth_permission" VALUES(225,57,'add_case','Can add case');
INSERT INTO "auth_permission" VALUES(226,57,'change_case','Can change case');
INSERT INTO "auth_permission" VALUES(227,57,'delete_case','Can delete case');
INSERT INTO "auth_permission" VALUES(228,57,'view_case','Can view case');
INSERT INTO "auth_permission" VALUES(229,58,'add_casestep','Can add case step');
INSERT INTO "auth_permission" VALUES(230,58,'change_casestep','Can change case step');
INSERT INTO "auth_permission" VALUES(231,58,'delete_casestep','Can delete case step');
INSERT INTO "auth_permission" VALUES(232,58,'view_casestep','Can view case step');
INSERT INTO "auth_permission" VALUES(233,59,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(234,59,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(235,59,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(236,59,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(237,60,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(238,60,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(239,60,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(240,60,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(241,61,'add_socialaccount','Can add social account');
INSERT INTO "auth_permission" VALUES(242,61,'change_socialaccount','Can change social account');
INSERT INTO "auth_permission" VALUES(243,61,'delete_socialaccount','Can delete social account');
INSERT INTO "auth_permission" VALUES(244,61,'view_socialaccount','Can view social account');
INSERT INTO "auth_permission" VALUES(245,62,'add_socialapp','Can add social application');
INSERT INTO "auth_permission" VALUES(246,62,'change_socialapp','Can change social application');
INSERT INTO "auth_permission" VALUES(247,62,'delete_socialapp','Can delete social application');
INSERT INTO "auth_permission" VALUES(248,62,'view_socialapp','Can view social application');
INSERT INTO "auth_permission" VALUES(249,63,'add_socialtoken','Can add social application token');
INSERT INTO "auth_permission" VALUES(250,63,'change_socialtoken','Can change social application token');
INSERT INTO "auth_permission" VALUES(251,63,'delete_socialtoken','Can delete social application token');
INSERT INTO "auth_permission" VALUES(252,63,'view_socialtoken','Can view social application token');
INSERT INTO "auth_permission" VALUES(253,64,'add_authenticator','Can add authenticator');
INSERT INTO "auth_permission" VALUES(254,64,'change_authenticator','Can change authenticator');
INSERT INTO "auth_permission" VALUES(255,64,'delete_authenticator','Can delete authenticator');
INSERT INTO "auth_permission" VALUES(256,64,'view_authenticator','Can view authenticator');
INSERT INTO "auth_permission" VALUES(257,65,'add_usersession','Can add user session');
INSERT INTO "auth_permission" VALUES(258,65,'change_usersession','Can change user session');
INSERT INTO "auth_permission" VALUES(259,65,'delete_usersession','Can delete user session');
INSERT INTO "auth_permission" VALUES(260,65,'view_usersession','Can view user session');
CREATE TABLE "bodies_attestation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "on" date NOT NULL, "is_month" bool NOT NULL, "is_inferred" bool NOT NULL, "term_id" bigint NOT NULL REFERENCES "bodies_officeholder" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "bodies_body" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "slug" varchar(120) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "area" varchar(60) NOT NULL, "starts_on" date NULL, "ends_on" date NULL, CONSTRAINT "body_ends_after_it_starts" CHECK (("starts_on" IS NULL OR "ends_on" IS NULL OR "ends_on" >= ("starts_on"))));
INSERT INTO "bodies_body" VALUES(1,'','','office','Office','policing body','avonford',NULL,NULL);
INSERT INTO "bodies_body" VALUES(2,'','','panel','Panel','panel','avonford',NULL,NULL);
INSERT INTO "bodies_body" VALUES(3,'','','home-office','Home Office','department','',NULL,NULL);
INSERT INTO "bodies_body" VALUES(4,'made up for the demonstration','','police-and-crime-commissioner-for-anyshire','Police and Crime Commissioner for Anyshire (made up)','policing body','anyshire',NULL,NULL);
INSERT INTO "bodies_body" VALUES(5,'made up for the demonstration','','anyshire-police-and-crime-panel','Anyshire police and crime panel (made up)','panel','anyshire',NULL,NULL);
INSERT INTO "bodies_body" VALUES(6,'made up for the demonstration','','anyshire-police','Anyshire Police (made up)','force','anyshire',NULL,NULL);
CREATE TABLE "bodies_conflict" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(200) NOT NULL, "field" varchar(60) NOT NULL, "first" varchar(200) NOT NULL, "first_source" varchar(300) NOT NULL, "second" varchar(200) NOT NULL, "second_source" varchar(300) NOT NULL);
CREATE TABLE "bodies_election" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "area" varchar(60) NOT NULL, "held_on" date NOT NULL, "party" varchar(100) NOT NULL, "winner_id" bigint NULL REFERENCES "bodies_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "bodies_governance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "area" varchar(60) NOT NULL, "model" varchar(20) NOT NULL, "held_from" date NULL, "held_until" date NULL, "confidence" varchar(20) NOT NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "governance_ends_after_it_starts" CHECK (("held_from" IS NULL OR "held_until" IS NULL OR "held_until" >= ("held_from"))));
INSERT INTO "bodies_governance" VALUES(1,'a test','','avonford','pcc','2012-11-22',NULL,'verified',1);
INSERT INTO "bodies_governance" VALUES(2,'made up for the demonstration','','anyshire','pcc','2024-05-09',NULL,'made up',4);
CREATE TABLE "bodies_office" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(160) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "bodies_office" VALUES(1,'commissioner-office','Commissioner',1);
INSERT INTO "bodies_office" VALUES(2,'home-secretary','Home Secretary',3);
INSERT INTO "bodies_office" VALUES(3,'commissioner-anyshire','Commissioner',4);
CREATE TABLE "bodies_officeholder" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "key" varchar(240) NOT NULL UNIQUE, "held_from" date NULL, "held_until" date NULL, "is_acting" bool NOT NULL, "party" varchar(100) NOT NULL, "note" varchar(300) NOT NULL, "office_id" bigint NOT NULL REFERENCES "bodies_office" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "bodies_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "term_ends_after_it_starts" CHECK (("held_from" IS NULL OR "held_until" IS NULL OR "held_until" >= ("held_from"))));
CREATE TABLE "bodies_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "slug" varchar(120) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "identifiers" text NOT NULL CHECK ((JSON_VALID("identifiers") OR "identifiers" IS NULL)));
INSERT INTO "bodies_person" VALUES(1,'','','ann-example','Ann Example','{}');
CREATE TABLE "bodies_succession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "on" date NULL, "instrument" varchar(300) NOT NULL, "after_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "before_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "succession_is_between_two_bodies" CHECK (NOT ("before_id" = ("after_id"))));
CREATE TABLE "complaints_complaint" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "about" varchar(200) NOT NULL, "name" varchar(150) NOT NULL, "contact" varchar(300) NOT NULL, "text" text NOT NULL, "incident_on" date NULL, "received_on" date NOT NULL, "received_at" datetime NOT NULL, "client" varchar(64) NOT NULL, "state" varchar(20) NOT NULL, "ground" varchar(40) NOT NULL, "is_serious" bool NOT NULL, "is_withheld" bool NOT NULL, "why_withheld" text NOT NULL, "clear_on" date NULL, "recorded_on" date NULL, "referred_on" date NULL, "resolver" varchar(200) NOT NULL, "comments" text NOT NULL, "outcome" text NOT NULL, "closed_on" date NULL, "erase_on" date NULL, "erased_at" datetime NULL, "office_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "complaint_set_aside_names_its_ground" CHECK ((NOT ("state" IN ('not recorded', 'passed on', 'disapplied')) OR NOT ("ground" = ''))), CONSTRAINT "complaint_closed_state_and_day_together" CHECK ((("closed_on" IS NOT NULL AND "state" IN ('passed on', 'not recorded', 'disapplied', 'resolved', 'withdrawn', 'closed')) OR (NOT ("state" IN ('passed on', 'not recorded', 'disapplied', 'resolved', 'withdrawn', 'closed')) AND "closed_on" IS NULL))), CONSTRAINT "complaint_referred_says_when_it_became_clear" CHECK ((NOT ("state" IN ('referred', 'investigated')) OR ("clear_on" IS NOT NULL AND "referred_on" IS NOT NULL))), CONSTRAINT "complaint_resolved_has_an_outcome" CHECK ((NOT ("state" = 'resolved') OR NOT ("outcome" = ''))));
INSERT INTO "complaints_complaint" VALUES(1,'c-2026-0001','complaint','canaryabout','canaryname','canaryaddress','canarycomplaint',NULL,'2026-11-23','2026-11-23 12:00:00','','received','',0,0,'',NULL,NULL,NULL,'','','',NULL,NULL,NULL,1,2);
INSERT INTO "complaints_complaint" VALUES(2,'c-2026-0002','complaint','canaryabout','canaryname','canaryaddress','canaryrecorded',NULL,'2026-11-23','2026-11-23 12:00:00','','recorded','',0,0,'',NULL,'2026-11-23',NULL,'','','',NULL,NULL,NULL,1,2);
INSERT INTO "complaints_complaint" VALUES(3,'c-2026-0003','complaint','The commissioner','A. Person','1 High Street','The commissioner was rude to a shopkeeper. (This complaint is made up.)',NULL,'2026-11-25','2026-11-25 12:00:00','','received','',0,0,'',NULL,NULL,NULL,'','','',NULL,NULL,NULL,4,5);
CREATE TABLE "complaints_delegation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "minute" varchar(300) NOT NULL, "held_from" date NOT NULL, "held_until" date NULL, "office_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "delegation_ends_after_it_starts" CHECK (("held_until" IS NULL OR "held_until" >= ("held_from"))));
INSERT INTO "complaints_delegation" VALUES(1,'Minute 7.','2026-11-23',NULL,1,2);
CREATE TABLE "complaints_letter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to" varchar(40) NOT NULL, "subject" varchar(200) NOT NULL, "text" text NOT NULL, "made_at" datetime NOT NULL, "sent_on" date NULL, "complaint_id" bigint NOT NULL REFERENCES "complaints_complaint" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "complaints_letter" VALUES(1,'complainant','Complaint c-2026-0002: record','23 November 2026

Dear canaryname

Your complaint about canaryabout, received on 23 November 2026, was recorded on 23 November 2026 as c-2026-0002.

What was recorded:

canaryrecorded

The panel cannot investigate. What may be a crime is referred to the Independent Office for Police Conduct; the rest is resolved informally. You will be told of each step.

Yours sincerely

for Panel
Complaint c-2026-0002: please quote it','2026-11-23 12:00:00',NULL,2);
INSERT INTO "complaints_letter" VALUES(2,'office-holder','Complaint c-2026-0002: record','23 November 2026

Dear Sir or Madam

A complaint about your conduct was recorded on 23 November 2026 as c-2026-0002. A copy follows, as regulation 31 asks.

canaryrecorded

You will be asked for your comments before it is resolved.

Yours sincerely

for Panel
Complaint c-2026-0002: please quote it','2026-11-23 12:00:00',NULL,2);
CREATE TABLE "complaints_review" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "letter_on" date NOT NULL, "received_on" date NOT NULL, "state" varchar(20) NOT NULL, "decided_on" date NULL, "recommended" integer unsigned NOT NULL CHECK ("recommended" >= 0), "accepted" integer unsigned NOT NULL CHECK ("accepted" >= 0), "notes" text NOT NULL, "office_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "review_decided_state_and_day_together" CHECK ((("decided_on" IS NULL AND "state" = 'received') OR (NOT ("state" = 'received') AND "decided_on" IS NOT NULL))), CONSTRAINT "review_decided_on_or_after_it_was_received" CHECK (("decided_on" IS NULL OR "decided_on" >= ("received_on"))), CONSTRAINT "review_no_more_accepted_than_recommended" CHECK ("accepted" <= ("recommended")));
INSERT INTO "complaints_review" VALUES(1,'cr-2026-0001','2026-11-23','2026-11-23','received',NULL,0,0,'canarynotes',1);
CREATE TABLE "complaints_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "move" varchar(40) NOT NULL, "on" date NOT NULL, "ground" varchar(40) NOT NULL, "reasons" text NOT NULL, "at" datetime NOT NULL, "by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "complaint_id" bigint NOT NULL REFERENCES "complaints_complaint" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "complaints_step" VALUES(1,'record','2026-11-23','','canaryreasons','2026-11-23 12:00:00',6,2);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'auth','permission');
INSERT INTO "django_content_type" VALUES(2,'auth','group');
INSERT INTO "django_content_type" VALUES(3,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(4,'sessions','session');
INSERT INTO "django_content_type" VALUES(5,'audit','auditevent');
INSERT INTO "django_content_type" VALUES(6,'audit','chainhead');
INSERT INTO "django_content_type" VALUES(7,'bodies','person');
INSERT INTO "django_content_type" VALUES(8,'bodies','body');
INSERT INTO "django_content_type" VALUES(9,'bodies','conflict');
INSERT INTO "django_content_type" VALUES(10,'bodies','office');
INSERT INTO "django_content_type" VALUES(11,'bodies','officeholder');
INSERT INTO "django_content_type" VALUES(12,'bodies','election');
INSERT INTO "django_content_type" VALUES(13,'bodies','succession');
INSERT INTO "django_content_type" VALUES(14,'bodies','governance');
INSERT INTO "django_content_type" VALUES(15,'bodies','attestation');
INSERT INTO "django_content_type" VALUES(16,'accounts','user');
INSERT INTO "django_content_type" VALUES(17,'accounts','heldrole');
INSERT INTO "django_content_type" VALUES(18,'publishing','sequence');
INSERT INTO "django_content_type" VALUES(19,'publishing','publication');
INSERT INTO "django_content_type" VALUES(20,'publishing','redaction');
INSERT INTO "django_content_type" VALUES(21,'publishing','subject');
INSERT INTO "django_content_type" VALUES(22,'publishing','version');
INSERT INTO "django_content_type" VALUES(23,'obligations','obligation');
INSERT INTO "django_content_type" VALUES(24,'plan','plan');
INSERT INTO "django_content_type" VALUES(25,'plan','objective');
INSERT INTO "django_content_type" VALUES(26,'plan','progress');
INSERT INTO "django_content_type" VALUES(27,'scrutiny','question');
INSERT INTO "django_content_type" VALUES(28,'scrutiny','citation');
INSERT INTO "django_content_type" VALUES(29,'scrutiny','statement');
INSERT INTO "django_content_type" VALUES(30,'scrutiny','reply');
INSERT INTO "django_content_type" VALUES(31,'scrutiny','undertaking');
INSERT INTO "django_content_type" VALUES(32,'scrutiny','postponement');
INSERT INTO "django_content_type" VALUES(33,'engagement','engagement');
INSERT INTO "django_content_type" VALUES(34,'engagement','account');
INSERT INTO "django_content_type" VALUES(35,'engagement','departmentmeeting');
INSERT INTO "django_content_type" VALUES(36,'recommendations','report');
INSERT INTO "django_content_type" VALUES(37,'recommendations','recommendation');
INSERT INTO "django_content_type" VALUES(38,'recommendations','response');
INSERT INTO "django_content_type" VALUES(39,'recommendations','answer');
INSERT INTO "django_content_type" VALUES(40,'complaints','complaint');
INSERT INTO "django_content_type" VALUES(41,'complaints','delegation');
INSERT INTO "django_content_type" VALUES(42,'complaints','letter');
INSERT INTO "django_content_type" VALUES(43,'complaints','review');
INSERT INTO "django_content_type" VALUES(44,'complaints','complaintstep');
INSERT INTO "django_content_type" VALUES(45,'membership','member');
INSERT INTO "django_content_type" VALUES(46,'membership','recruitment');
INSERT INTO "django_content_type" VALUES(47,'membership','application');
INSERT INTO "django_content_type" VALUES(48,'membership','seat');
INSERT INTO "django_content_type" VALUES(49,'membership','score');
INSERT INTO "django_content_type" VALUES(50,'meetings','meeting');
INSERT INTO "django_content_type" VALUES(51,'meetings','item');
INSERT INTO "django_content_type" VALUES(52,'meetings','attendance');
INSERT INTO "django_content_type" VALUES(53,'meetings','paper');
INSERT INTO "django_content_type" VALUES(54,'meetings','publicquestion');
INSERT INTO "django_content_type" VALUES(55,'meetings','shared');
INSERT INTO "django_content_type" VALUES(56,'meetings','minuteaction');
INSERT INTO "django_content_type" VALUES(57,'panel','case');
INSERT INTO "django_content_type" VALUES(58,'panel','casestep');
INSERT INTO "django_content_type" VALUES(59,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(60,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(61,'socialaccount','socialaccount');
INSERT INTO "django_content_type" VALUES(62,'socialaccount','socialapp');
INSERT INTO "django_content_type" VALUES(63,'socialaccount','socialtoken');
INSERT INTO "django_content_type" VALUES(64,'mfa','authenticator');
INSERT INTO "django_content_type" VALUES(65,'usersessions','usersession');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'bodies','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(2,'accounts','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(3,'account','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(4,'account','0002_email_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(5,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(6,'account','0004_alter_emailaddress_drop_unique_email','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(7,'account','0005_emailaddress_idx_upper_email','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(8,'account','0006_emailaddress_lower','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(9,'account','0007_emailaddress_idx_email','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(10,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(11,'account','0009_emailaddress_unique_primary_email','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(12,'contenttypes','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(13,'contenttypes','0002_remove_content_type_name','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(14,'audit','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(15,'audit','0002_never_changed','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(16,'audit','0003_audit_event','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(17,'auth','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(18,'auth','0002_alter_permission_name_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(19,'auth','0003_alter_user_email_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(20,'auth','0004_alter_user_username_opts','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(21,'auth','0005_alter_user_last_login_null','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(22,'auth','0006_require_contenttypes_0002','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(23,'auth','0007_alter_validators_add_error_messages','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(24,'auth','0008_alter_user_username_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(25,'auth','0009_alter_user_last_name_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(26,'auth','0010_alter_group_name_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(27,'auth','0011_update_proxy_permissions','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(28,'auth','0012_alter_user_first_name_max_length','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(29,'complaints','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(30,'complaints','0002_complaint_step','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(31,'publishing','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(32,'engagement','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(33,'engagement','0002_owner','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(34,'publishing','0002_never_changed_and_search','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(35,'membership','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(36,'meetings','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(37,'meetings','0002_minute_action','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(38,'mfa','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(39,'mfa','0002_authenticator_timestamps','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(40,'mfa','0003_authenticator_type_uniq','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(41,'obligations','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(42,'obligations','0002_seen_from','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(43,'panel','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(44,'panel','0002_case_step','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(45,'plan','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(46,'recommendations','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(47,'recommendations','0002_owner','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(48,'scrutiny','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(49,'scrutiny','0002_owner','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(50,'sessions','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(51,'socialaccount','0001_initial','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(52,'socialaccount','0002_token_max_lengths','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(53,'socialaccount','0003_extra_data_default_dict','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(54,'socialaccount','0004_app_provider_id_settings','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(55,'socialaccount','0005_socialtoken_nullable_app','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(56,'socialaccount','0006_alter_socialaccount_extra_data','2026-11-25 12:00:00');
INSERT INTO "django_migrations" VALUES(57,'usersessions','0001_initial','2026-11-25 12:00:00');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "engagement_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "who" varchar(200) NOT NULL, "area" varchar(60) NOT NULL, "setting" varchar(20) NOT NULL, "at_least" integer unsigned NULL CHECK ("at_least" >= 0), "at_most" integer unsigned NULL CHECK ("at_most" >= 0), "from_month" varchar(7) NOT NULL, "side" varchar(20) NOT NULL, "said_by" varchar(200) NOT NULL, "evidence" varchar(300) NOT NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "minister_id" bigint NOT NULL REFERENCES "bodies_person" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NOT NULL REFERENCES "bodies_office" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "account_at_least_not_above_at_most" CHECK (("at_least" IS NULL OR "at_most" IS NULL OR "at_most" >= ("at_least"))));
INSERT INTO "engagement_account" VALUES(1,'a-2026-0001','The commissioner','','one-to-one',1,NULL,'','department','The department','','a test','',1,1,2,37);
CREATE TABLE "engagement_departmentmeeting" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "minister" varchar(200) NOT NULL, "on" date NULL, "month" varchar(7) NOT NULL, "organisation" text NOT NULL, "purpose" text NOT NULL, "file" varchar(200) NOT NULL, "line" integer unsigned NOT NULL CHECK ("line" >= 0), "department_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NULL REFERENCES "bodies_person" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "engagement_engagement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "who" varchar(200) NOT NULL, "area" varchar(60) NOT NULL, "counterpart" varchar(200) NOT NULL, "setting" varchar(20) NOT NULL, "state" varchar(20) NOT NULL, "on" date NULL, "month" varchar(7) NOT NULL, "is_inferred" bool NOT NULL, "purpose" text NOT NULL, "outcome" text NOT NULL, "said_by" varchar(200) NOT NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "minister_id" bigint NULL REFERENCES "bodies_person" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NULL REFERENCES "bodies_office" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "engagement_engagement" VALUES(1,'e-2026-0001','canarywho','avonford','Home Secretary','one-to-one','asked',NULL,'',0,'canarypurpose','canaryoutcome','','','',1,NULL,2,NULL);
INSERT INTO "engagement_engagement" VALUES(2,'e-2026-0002','The commissioner','avonford','Home Secretary','one-to-one','refused',NULL,'',0,'Money.','','','','',1,NULL,2,19);
CREATE TABLE "meetings_attendance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "how" varchar(20) NOT NULL, "member_id" bigint NOT NULL REFERENCES "membership_member" ("id") DEFERRABLE INITIALLY DEFERRED, "meeting_id" bigint NOT NULL REFERENCES "meetings_meeting" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "meetings_attendance" VALUES(1,'present',1,3);
INSERT INTO "meetings_attendance" VALUES(2,'present',2,4);
INSERT INTO "meetings_attendance" VALUES(3,'present',3,4);
INSERT INTO "meetings_attendance" VALUES(4,'present',4,4);
INSERT INTO "meetings_attendance" VALUES(5,'present',5,4);
INSERT INTO "meetings_attendance" VALUES(6,'apologies',6,4);
CREATE TABLE "meetings_carried" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mark" varchar(20) NOT NULL, "text" text NOT NULL, "address" varchar(200) NOT NULL, "meeting_id" bigint NOT NULL REFERENCES "meetings_meeting" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "meetings_carried" VALUES(1,'decision','The panel noted the annual report.','',4);
INSERT INTO "meetings_carried" VALUES(2,'undertaking','Bring the estates plan to the panel.','/record/u-2026-0006/',4);
INSERT INTO "meetings_carried" VALUES(3,'recommendation','Show in each report how many months are missing.','/record/rp-2026-0001/',4);
CREATE TABLE "meetings_item" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" integer unsigned NOT NULL CHECK ("place" >= 0), "title" varchar(300) NOT NULL, "purpose" text NOT NULL, "ground" varchar(2) NOT NULL, "is_announced" bool NOT NULL, "meeting_id" bigint NOT NULL REFERENCES "meetings_meeting" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "meetings_item" VALUES(1,1,'The plan','To note.','',0,1);
INSERT INTO "meetings_item" VALUES(2,2,'A tender','canarypurpose','3',0,1);
INSERT INTO "meetings_item" VALUES(3,1,'The plan','To note.','',1,2);
INSERT INTO "meetings_item" VALUES(4,2,'A tender','canarypurpose','3',1,2);
INSERT INTO "meetings_item" VALUES(5,1,'The plan','To note.','',1,3);
INSERT INTO "meetings_item" VALUES(6,2,'A tender','canarypurpose','3',1,3);
INSERT INTO "meetings_item" VALUES(7,1,'Annual report','To review it.','',1,4);
INSERT INTO "meetings_item" VALUES(8,1,'The proposed precept','To review it and report.','',1,5);
INSERT INTO "meetings_item" VALUES(9,2,'A tender','','3',1,5);
CREATE TABLE "meetings_meeting" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "on" date NOT NULL, "starts_at" time NULL, "venue" varchar(300) NOT NULL, "contact" varchar(300) NOT NULL, "questions_by" date NULL, "state" varchar(20) NOT NULL, "reason" text NOT NULL, "also_present" text NOT NULL, "minutes" text NOT NULL, "external" varchar(200) NOT NULL, "digest" varchar(64) NOT NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "pack_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "record_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "meeting_cancelled_says_why" CHECK ((NOT ("state" = 'cancelled') OR NOT ("reason" = ''))));
INSERT INTO "meetings_meeting" VALUES(1,'m-2026-0001','The panel','2026-12-23',NULL,'Town Hall','','2026-12-23','planned','','','','','','','',2,2,NULL);
INSERT INTO "meetings_meeting" VALUES(2,'m-2026-0002','The panel','2026-12-13',NULL,'Town Hall','','2026-12-13','agenda published','','','','','','','',3,2,NULL);
INSERT INTO "meetings_meeting" VALUES(3,'m-2026-0003','The panel','2026-11-23',NULL,'Town Hall','','2026-11-23','held','','','canaryminutes','','','','',4,2,NULL);
INSERT INTO "meetings_meeting" VALUES(4,'m-2026-0004','Anyshire police and crime panel (made up)','2026-10-16','10:30:00','Town Hall, Easthaven (made up)','','2026-10-11','minutes published','','The commissioner (made up)','The chair welcomed members. (This meeting is made up.)

The commissioner presented the annual report. Members asked how shoplifting is followed up.

[decision] The panel noted the annual report.

[undertaking: The commissioner for Anyshire (made up)] Bring the estates plan to the panel.

[recommendation] Show in each report how many months are missing.','','','','',30,5,33);
INSERT INTO "meetings_meeting" VALUES(5,'m-2026-0005','Anyshire police and crime panel (made up)','2026-12-16','10:30:00','Town Hall, Easthaven (made up)','','2026-12-11','agenda published','','','','','','','',34,5,NULL);
CREATE TABLE "meetings_paper" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "text" text NOT NULL, "url" varchar(500) NOT NULL, "supplement" integer unsigned NULL CHECK ("supplement" >= 0), "paragraphs" text NOT NULL CHECK ((JSON_VALID("paragraphs") OR "paragraphs" IS NULL)), "first_page" integer unsigned NULL CHECK ("first_page" >= 0), "last_page" integer unsigned NULL CHECK ("last_page" >= 0), "item_id" bigint NOT NULL REFERENCES "meetings_item" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "meetings_paper" VALUES(1,'Report','Plain words.','',NULL,'[]',NULL,NULL,1);
INSERT INTO "meetings_paper" VALUES(2,'canarypaper','canaryprivate','',NULL,'[]',NULL,NULL,2);
INSERT INTO "meetings_paper" VALUES(3,'Report','Plain words.','',0,'[[1, 1, "Plain words."]]',1,1,3);
INSERT INTO "meetings_paper" VALUES(4,'canarypaper','canaryprivate','',0,'[[2, 2, "canaryprivate"]]',2,2,4);
INSERT INTO "meetings_paper" VALUES(5,'canarylate','canarysupplement','',NULL,'[]',NULL,NULL,3);
INSERT INTO "meetings_paper" VALUES(6,'Report','Plain words.','',0,'[[1, 1, "Plain words."]]',1,1,5);
INSERT INTO "meetings_paper" VALUES(7,'canarypaper','canaryprivate','',0,'[[2, 2, "canaryprivate"]]',2,2,6);
INSERT INTO "meetings_paper" VALUES(8,'Report of the support officer','This paper is made up. It shows how a pack reads.

The panel reviews the proposed precept and reports by 8 February. A veto needs two thirds of the members at the time.

Figures that are missing are shown as missing. They are not zero.','',0,'[[1, 1, "This paper is made up. It shows how a pack reads."], [2, 1, "The panel reviews the proposed precept and reports by 8 February. A veto needs two thirds of the members at the time."], [3, 1, "Figures that are missing are shown as missing. They are not zero."]]',1,1,8);
INSERT INTO "meetings_paper" VALUES(9,'Bids','This private paper is made up. Members read it with the public pages'' numbers.','',0,'[[4, 2, "This private paper is made up. Members read it with the public pages'' numbers."]]',2,2,9);
CREATE TABLE "meetings_publicquestion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "name" varchar(150) NOT NULL, "contact" varchar(300) NOT NULL, "text" text NOT NULL, "client" varchar(64) NOT NULL, "received_at" datetime NOT NULL, "state" varchar(20) NOT NULL, "reason" text NOT NULL, "meeting_id" bigint NOT NULL REFERENCES "meetings_meeting" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "panel_question_declined_says_why" CHECK ((NOT ("state" = 'declined') OR NOT ("reason" = ''))));
INSERT INTO "meetings_publicquestion" VALUES(1,'pq-2026-0001','canaryasker','canaryphone','canaryasked','canarymark','2026-11-23 12:00:00','received','',1);
CREATE TABLE "meetings_shared" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(200) NOT NULL, "text" text NOT NULL, "put_at" datetime NOT NULL, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "meetings_shared" VALUES(1,'canarylibrary','canaryguidance','2026-11-23 12:00:00',2);
CREATE TABLE "membership_application" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "name" varchar(150) NOT NULL, "contact" varchar(300) NOT NULL, "text" text NOT NULL, "client" varchar(64) NOT NULL, "received_at" datetime NOT NULL, "state" varchar(20) NOT NULL, "reason" text NOT NULL, "erased_at" datetime NULL, "appointed_as_id" bigint NULL UNIQUE REFERENCES "membership_member" ("id") DEFERRABLE INITIALLY DEFERRED, "recruitment_id" bigint NOT NULL REFERENCES "membership_recruitment" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "membership_application" VALUES(1,'ap-2026-0001','canaryapplicant','canaryreach','canaryapplication','canaryclient','2026-11-23 12:00:00','received','',NULL,NULL,1);
CREATE TABLE "membership_member" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL, "party" varchar(100) NOT NULL, "skills" text NOT NULL CHECK ((JSON_VALID("skills") OR "skills" IS NULL)), "is_substitute" bool NOT NULL, "office" varchar(40) NOT NULL, "held_from" date NOT NULL, "held_until" date NULL, "inducted_on" date NULL, "left_because" varchar(200) NOT NULL, "seat_id" bigint NOT NULL REFERENCES "membership_seat" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "member_leaves_on_or_after_joining" CHECK (("held_until" IS NULL OR "held_until" >= ("held_from"))));
INSERT INTO "membership_member" VALUES(1,'Cllr Example','','[]',0,'','2026-11-23',NULL,NULL,'',2);
INSERT INTO "membership_member" VALUES(2,'Cllr Example 1','Party of the North','["finance"]',0,'chair','2026-09-26',NULL,NULL,'',3);
INSERT INTO "membership_member" VALUES(3,'Cllr Example 2','Party of the South','["safeguarding"]',0,'','2026-09-26',NULL,NULL,'',4);
INSERT INTO "membership_member" VALUES(4,'Cllr Example 3','Independent','["finance"]',0,'','2026-09-26',NULL,NULL,'',5);
INSERT INTO "membership_member" VALUES(5,'Cllr Example 4','Party of the North','["safeguarding"]',0,'','2026-09-26',NULL,NULL,'',6);
INSERT INTO "membership_member" VALUES(6,'Cllr Example 5','Party of the South','["finance"]',0,'','2026-09-26',NULL,NULL,'',7);
CREATE TABLE "membership_recruitment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "advert" text NOT NULL, "skills" text NOT NULL CHECK ((JSON_VALID("skills") OR "skills" IS NULL)), "opens_on" date NOT NULL, "closes_on" date NOT NULL, "erase_on" date NOT NULL, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "seat_id" bigint NOT NULL REFERENCES "membership_seat" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "recruitment_days_follow_each_other" CHECK (("closes_on" >= ("opens_on") AND "erase_on" > ("closes_on"))));
INSERT INTO "membership_recruitment" VALUES(1,'v-2026-0001','Independent member','Come.','["audit"]','2026-11-23','2029-05-11','2031-10-28',1,1);
CREATE TABLE "membership_score" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stage" varchar(20) NOT NULL, "skill" varchar(100) NOT NULL, "points" smallint unsigned NOT NULL CHECK ("points" >= 0), "application_id" bigint NOT NULL REFERENCES "membership_application" ("id") DEFERRABLE INITIALLY DEFERRED, "by_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "score_up_to_five" CHECK ("points" <= 5));
INSERT INTO "membership_score" VALUES(1,'shortlist','audit',4,1,5);
CREATE TABLE "membership_seat" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(30) NOT NULL, "authority" varchar(200) NOT NULL, "part" varchar(100) NOT NULL, "until" date NULL, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "seat_of_a_council_names_it" CHECK (("kind" = 'independent' OR NOT ("authority" = ''))));
INSERT INTO "membership_seat" VALUES(1,'independent','','',NULL,2);
INSERT INTO "membership_seat" VALUES(2,'appointed','A council','',NULL,2);
INSERT INTO "membership_seat" VALUES(3,'appointed','Council 1 (made up)','North',NULL,5);
INSERT INTO "membership_seat" VALUES(4,'appointed','Council 2 (made up)','North',NULL,5);
INSERT INTO "membership_seat" VALUES(5,'appointed','Council 3 (made up)','East',NULL,5);
INSERT INTO "membership_seat" VALUES(6,'appointed','Council 4 (made up)','East',NULL,5);
INSERT INTO "membership_seat" VALUES(7,'appointed','Council 5 (made up)','South',NULL,5);
INSERT INTO "membership_seat" VALUES(8,'independent','','',NULL,5);
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "obligations_obligation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "duty" varchar(60) NOT NULL, "period" varchar(60) NOT NULL, "about" varchar(300) NOT NULL, "starts_on" date NOT NULL, "due_on" date NULL, "target_on" date NULL, "met_on" date NULL, "moved_on" date NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "met_by_id" bigint NULL REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "moved_to_id" bigint NULL REFERENCES "obligations_obligation" ("id") DEFERRABLE INITIALLY DEFERRED, "visible_from" datetime NULL, CONSTRAINT "obligation_due_on_or_after_it_starts" CHECK (("due_on" IS NULL OR "due_on" >= ("starts_on"))), CONSTRAINT "obligation_met_by_and_met_on_together" CHECK ((("met_by_id" IS NULL AND "met_on" IS NULL) OR ("met_by_id" IS NOT NULL AND "met_on" IS NOT NULL))), CONSTRAINT "obligation_moved_to_and_moved_on_together" CHECK ((("moved_on" IS NULL AND "moved_to_id" IS NULL) OR ("moved_on" IS NOT NULL AND "moved_to_id" IS NOT NULL))));
INSERT INTO "obligations_obligation" VALUES(1,'panel-agenda','m-2026-0001','','2026-12-15','2026-12-15',NULL,NULL,NULL,2,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(2,'panel-agenda','m-2026-0002','','2026-12-06','2026-12-06',NULL,'2026-11-23',NULL,2,3,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(3,'panel-agenda','m-2026-0003','','2026-11-15','2026-11-15',NULL,'2026-11-23',NULL,2,4,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(4,'precept-proposal','2027/28','','2026-04-01','2027-02-01',NULL,NULL,NULL,1,NULL,NULL,'2026-11-23 12:00:00');
INSERT INTO "obligations_obligation" VALUES(5,'precept-report','2027/28','','2026-04-01','2027-02-08',NULL,NULL,NULL,2,NULL,NULL,'2026-11-23 12:00:00');
INSERT INTO "obligations_obligation" VALUES(6,'confirmation-hearing','pc-2026-0003','','2026-11-23','2026-12-13',NULL,NULL,NULL,2,NULL,NULL,'2029-05-11 12:00:00');
INSERT INTO "obligations_obligation" VALUES(7,'information-request','f-2026-0001','canaryabout','2026-11-23','2026-12-22',NULL,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(8,'inspection-response','r-2026-0001','','2026-11-01','2026-12-26',NULL,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(9,'si-1d','2026/27 quarter 1','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(10,'si-1d','2026/27 quarter 2','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(11,'si-1d','2026/27 quarter 3','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(12,'si-1d','2026/27 quarter 4','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(13,'si-3a','2026/27','','2025-04-01','2026-03-31',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(14,'si-3b','2026/27','','2025-04-01','2026-03-31',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(15,'si-3c','2026/27','','2025-04-01','2026-03-31',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(16,'si-3d','2026/27','','2025-04-01','2026-03-31',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(17,'si-3e','2026/27','','2025-04-01','2026-03-31',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(18,'si-3f','2026-04','','2026-04-30',NULL,'2026-05-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(19,'si-3f','2026-05','','2026-05-31',NULL,'2026-06-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(20,'si-3f','2026-06','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(21,'si-3f','2026-07','','2026-07-31',NULL,'2026-08-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(22,'si-3f','2026-08','','2026-08-31',NULL,'2026-09-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(23,'si-3f','2026-09','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(24,'si-3f','2026-10','','2026-10-31',NULL,'2026-11-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(25,'si-3f','2026-11','','2026-11-30',NULL,'2026-12-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(26,'si-3f','2026-12','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(27,'si-3f','2027-01','','2027-01-31',NULL,'2027-03-02',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(28,'si-3f','2027-02','','2027-02-28',NULL,'2027-03-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(29,'si-3f','2027-03','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(30,'si-3g','2026-04','','2026-04-30',NULL,'2026-05-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(31,'si-3g','2026-05','','2026-05-31',NULL,'2026-06-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(32,'si-3g','2026-06','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(33,'si-3g','2026-07','','2026-07-31',NULL,'2026-08-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(34,'si-3g','2026-08','','2026-08-31',NULL,'2026-09-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(35,'si-3g','2026-09','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(36,'si-3g','2026-10','','2026-10-31',NULL,'2026-11-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(37,'si-3g','2026-11','','2026-11-30',NULL,'2026-12-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(38,'si-3g','2026-12','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(39,'si-3g','2027-01','','2027-01-31',NULL,'2027-03-02',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(40,'si-3g','2027-02','','2027-02-28',NULL,'2027-03-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(41,'si-3g','2027-03','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(42,'si-3h','2026/27 quarter 1','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(43,'si-3h','2026/27 quarter 2','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(44,'si-3h','2026/27 quarter 3','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(45,'si-3h','2026/27 quarter 4','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(46,'si-4d','2026/27 quarter 1','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(47,'si-4d','2026/27 quarter 2','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(48,'si-4d','2026/27 quarter 3','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(49,'si-4d','2026/27 quarter 4','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(50,'si-7aa','2026/27 quarter 1','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(51,'si-7aa','2026/27 quarter 2','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(52,'si-7aa','2026/27 quarter 3','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(53,'si-7aa','2026/27 quarter 4','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(54,'si-7ab','2026/27 quarter 1','','2026-06-30',NULL,'2026-07-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(55,'si-7ab','2026/27 quarter 2','','2026-09-30',NULL,'2026-10-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(56,'si-7ab','2026/27 quarter 3','','2026-12-31',NULL,'2027-01-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(57,'si-7ab','2026/27 quarter 4','','2027-03-31',NULL,'2027-04-30',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(58,'si-7cb1','2026/27','','2027-03-31',NULL,'2027-06-29',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(59,'si-7cb2','2026/27','','2027-03-31',NULL,'2027-06-29',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(60,'precept-proposal','2026/27','','2025-04-01','2026-02-01',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(61,'annual-report','2026/27','','2027-03-31',NULL,'2027-07-29',NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(62,'panel-agenda','m-2026-0004','','2026-10-08','2026-10-08',NULL,'2026-09-26',NULL,5,30,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(63,'panel-recommendation-response','r-2026-0002','','2026-10-21','2026-12-16',NULL,NULL,NULL,4,NULL,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(64,'panel-agenda','m-2026-0005','','2026-12-08','2026-12-08',NULL,'2026-11-25',NULL,5,34,NULL,NULL);
INSERT INTO "obligations_obligation" VALUES(65,'precept-proposal','2027/28','','2026-04-01','2027-02-01',NULL,NULL,NULL,4,NULL,NULL,'2026-11-25 12:00:00');
INSERT INTO "obligations_obligation" VALUES(66,'precept-report','2027/28','','2026-04-01','2027-02-08',NULL,NULL,NULL,5,NULL,NULL,'2026-11-25 12:00:00');
CREATE TABLE "panel_case" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "title" varchar(200) NOT NULL, "facts" text NOT NULL CHECK ((JSON_VALID("facts") OR "facts" IS NULL)), "state" varchar(30) NOT NULL, "opened_on" date NOT NULL, "office_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "panel_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "panel_case" VALUES(1,'pc-2026-0001','precept','Precept 2027/28','{"year": "2027/28", "part": "police", "model": "pcc"}','awaited','2026-11-23',1,2);
INSERT INTO "panel_case" VALUES(2,'pc-2026-0002','requirement','Requirement: information, The commissioner: The plan.','{"what": "information", "of": "The commissioner", "words": "The plan.", "due_on": "2029-05-11"}','made','2026-11-23',1,2);
INSERT INTO "panel_case" VALUES(3,'pc-2026-0003','hearing','Confirmation hearing: canarycandidate, chief constable','{"post": "chief constable", "candidate": "canarycandidate", "criteria": "canarycriteria", "why": "canarywhy", "terms": "canaryterms", "received_on": "2026-11-23", "due_on": "2026-12-13", "is_reserve": false, "model": "pcc"}','notified','2026-11-23',1,2);
INSERT INTO "panel_case" VALUES(4,'pc-2026-0004','precept','Precept 2027/28','{"year": "2027/28", "part": "police", "model": "pcc"}','awaited','2026-11-25',4,5);
INSERT INTO "panel_case" VALUES(5,'pc-2026-0005','requirement','Requirement: information, The commissioner: The estates plan, for the review of the precept.','{"what": "information", "of": "The commissioner", "words": "The estates plan, for the review of the precept.", "due_on": "2026-12-16"}','made','2026-11-25',4,5);
CREATE TABLE "panel_step" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "move" varchar(40) NOT NULL, "on" date NOT NULL, "sentence" varchar(1000) NOT NULL, "at" datetime NOT NULL, "by_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "case_id" bigint NOT NULL REFERENCES "panel_case" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "panel_step" VALUES(1,'open','2026-11-23','Panel follows the precept 2027/28 of Office.','2026-11-23 12:00:00',4,1,5);
INSERT INTO "panel_step" VALUES(2,'open','2026-11-23','Panel requires information of The commissioner by 11 May 2029 (2011 Act, section 13).','2026-11-23 12:00:00',4,2,6);
INSERT INTO "panel_step" VALUES(3,'open','2026-11-23','Office has notified Panel that it proposes to appoint canarycandidate as chief constable.','2026-11-23 12:00:00',1,3,7);
INSERT INTO "panel_step" VALUES(4,'open','2026-11-25','Anyshire police and crime panel (made up) follows the precept 2027/28 of Police and Crime Commissioner for Anyshire (made up).','2026-11-25 12:00:00',14,4,35);
INSERT INTO "panel_step" VALUES(5,'open','2026-11-25','Anyshire police and crime panel (made up) requires information of The commissioner by 16 December 2026 (2011 Act, section 13).','2026-11-25 12:00:00',14,5,36);
CREATE TABLE "plan_objective" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" integer unsigned NOT NULL CHECK ("place" >= 0), "priority" varchar(200) NOT NULL, "text" text NOT NULL, "measures" text NOT NULL CHECK ((JSON_VALID("measures") OR "measures" IS NULL)), "is_dropped" bool NOT NULL, "plan_id" bigint NOT NULL REFERENCES "plan_plan" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "plan_objective" VALUES(1,1,'canarypriority','canaryobjective','[]',0,1);
INSERT INTO "plan_objective" VALUES(2,1,'Towns','Safer towns','["robbery"]',0,2);
CREATE TABLE "plan_plan" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "runs_from" date NOT NULL, "runs_until" date NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "plan_ends_after_it_starts" CHECK (("runs_until" IS NULL OR "runs_until" >= ("runs_from"))));
INSERT INTO "plan_plan" VALUES(1,'p-2026-0001','canaryplan','2026-04-01',NULL,1,NULL);
INSERT INTO "plan_plan" VALUES(2,'p-2026-0002','A plan','2024-04-01',NULL,1,20);
CREATE TABLE "plan_progress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "on" date NOT NULL, "words" text NOT NULL, "address" varchar(300) NOT NULL, "shows" text NOT NULL, "figure" text NOT NULL CHECK ((JSON_VALID("figure") OR "figure" IS NULL)), "objective_id" bigint NOT NULL REFERENCES "plan_objective" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "progress_cites_a_measure_or_a_record" CHECK (("address" LIKE '/forces/%' ESCAPE '\' OR "address" LIKE '/record/%' ESCAPE '\')));
INSERT INTO "plan_progress" VALUES(1,'2026-11-23','canaryprogress','/record/q-2026-0001/','A public question.','{}',2);
CREATE TABLE "publishing_publication" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(60) NOT NULL UNIQUE, "kind" varchar(40) NOT NULL, "created_at" datetime NOT NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "publishing_publication" VALUES(1,'v-2026-0001','vacancy','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(2,'m-2026-0001','meeting','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(3,'m-2026-0002','meeting','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(4,'m-2026-0003','meeting','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(5,'ps-2026-0001','panel-case','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(6,'ps-2026-0002','panel-case','2026-11-23 12:00:00',2);
INSERT INTO "publishing_publication" VALUES(7,'ps-2026-0003','panel-case','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(8,'q-2026-0001','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(9,'q-2026-0002','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(10,'q-2026-0003','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(11,'q-2026-0004','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(12,'q-2026-0005','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(13,'q-2026-0006','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(14,'q-2026-0009','question','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(15,'u-2026-0001','undertaking','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(16,'u-2026-0002','undertaking','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(17,'u-2026-0003','undertaking','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(18,'u-2026-0004','undertaking','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(19,'e-2026-0002','engagement','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(20,'p-2026-0002','plan','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(21,'canaryreference','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(22,'hidden','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(23,'gone','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(24,'public','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(25,'amended','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(26,'waits','decision','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(27,'q-2026-0010','question','2026-11-25 12:00:00',4);
INSERT INTO "publishing_publication" VALUES(28,'u-2026-0005','undertaking','2026-11-25 12:00:00',4);
INSERT INTO "publishing_publication" VALUES(29,'q-2026-0011','question','2026-11-25 12:00:00',4);
INSERT INTO "publishing_publication" VALUES(30,'m-2026-0004','meeting','2026-09-26 12:00:00',5);
INSERT INTO "publishing_publication" VALUES(31,'u-2026-0006','undertaking','2026-10-21 12:00:00',4);
INSERT INTO "publishing_publication" VALUES(32,'rp-2026-0001','recommendations','2026-10-21 12:00:00',4);
INSERT INTO "publishing_publication" VALUES(33,'minutes-m-2026-0004','minutes','2026-10-21 12:00:00',5);
INSERT INTO "publishing_publication" VALUES(34,'m-2026-0005','meeting','2026-11-25 12:00:00',5);
INSERT INTO "publishing_publication" VALUES(35,'ps-2026-0004','panel-case','2026-11-25 12:00:00',5);
INSERT INTO "publishing_publication" VALUES(36,'ps-2026-0005','panel-case','2026-11-25 12:00:00',5);
INSERT INTO "publishing_publication" VALUES(37,'a-2026-0001','engagement-account','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(38,'s-2026-0002','statement','2026-11-23 12:00:00',1);
INSERT INTO "publishing_publication" VALUES(39,'u-2026-0007','undertaking','2026-11-23 12:00:00',1);
CREATE TABLE "publishing_redaction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "words" varchar(500) NOT NULL, "reason" varchar(300) NOT NULL, "at" datetime NOT NULL, "by" varchar(60) NOT NULL, "publication_id" bigint NOT NULL REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "publishing_redaction" VALUES(1,'canaryvictim','personal data','2026-11-23 12:00:00','account 2',18);
INSERT INTO "publishing_redaction" VALUES(2,'canaryhidden','personal data','2026-11-23 12:00:00','account 2',22);
INSERT INTO "publishing_redaction" VALUES(3,'canarywaiting','canaryredactedwhy','2026-11-23 12:00:00','account 2',26);
CREATE VIRTUAL TABLE publishing_search using fts5(title, words, version unindexed, tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO "publishing_search" VALUES('Independent member','Panel is looking for an independent member: apply by 11 May 2029.
Apply by
11 May 2029
Skills that are wanted
audit
The place
Come.
Apply
By 11 May 2029.
Apply for this place
/panels/apply/v-2026-0001/',1);
INSERT INTO "publishing_search" VALUES('The panel, 23 December 2026','Panel plans to meet on 23 December 2026; the agenda is not published yet.
Day
23 December 2026
Place
Town Hall
Stands
planned
Questions of the public by
23 December 2026
Agenda and papers due by
15 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)',2);
INSERT INTO "publishing_search" VALUES('The panel, 13 December 2026','Panel plans to meet on 13 December 2026; the agenda is not published yet.
Day
13 December 2026
Place
Town Hall
Stands
planned
Questions of the public by
13 December 2026
Agenda and papers due by
6 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)',3);
INSERT INTO "publishing_search" VALUES('The panel, 13 December 2026','Panel meets on 13 December 2026; the agenda and papers are here.
Day
13 December 2026
Place
Town Hall
Stands
agenda published
Questions of the public by
13 December 2026
Agenda and papers due by
6 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
The plan
Report, page 1
yes
2
A tender
a private paper, page 2
no, paragraph 3
1. The plan
To note.
Item 1: Report
Plain words.
2. A tender (private)
The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.',4);
INSERT INTO "publishing_search" VALUES('The panel, 23 November 2026','Panel plans to meet on 23 November 2026; the agenda is not published yet.
Day
23 November 2026
Place
Town Hall
Stands
planned
Questions of the public by
23 November 2026
Agenda and papers due by
15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)',5);
INSERT INTO "publishing_search" VALUES('The panel, 23 November 2026','Panel meets on 23 November 2026; the agenda and papers are here.
Day
23 November 2026
Place
Town Hall
Stands
agenda published
Questions of the public by
23 November 2026
Agenda and papers due by
15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
The plan
Report, page 1
yes
2
A tender
a private paper, page 2
no, paragraph 3
1. The plan
To note.
Item 1: Report
Plain words.
2. A tender (private)
The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.',6);
INSERT INTO "publishing_search" VALUES('The panel, 23 November 2026','Panel met on 23 November 2026.
Day
23 November 2026
Place
Town Hall
Stands
held
Questions of the public by
23 November 2026
Agenda and papers due by
15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
The plan
Report, page 1
yes
2
A tender
a private paper, page 2
no, paragraph 3
1. The plan
To note.
Item 1: Report
Plain words.
2. A tender (private)
The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.',7);
INSERT INTO "publishing_search" VALUES('Precept 2027/28: opened','Panel follows the precept 2027/28 of Office.
Day
23 November 2026
Legal basis
Police Reform and Social Responsibility Act 2011, Schedule 5
Stands
awaited
Dates of the law
Step
By
Basis
Notify the panel of the proposed precept
1 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 3 (verified)
Review the proposed precept and report
8 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4 (verified)
After a veto: respond, and notify a revised precept
15 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 5 (verified)
Review the revised precept and report
22 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 6 (partly)
Respond to the second report
1 March 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 7 (from memory)',8);
INSERT INTO "publishing_search" VALUES('Requirement: information, The commissioner: The plan.: opened','Panel requires information of The commissioner by 11 May 2029 (2011 Act, section 13).
Day
23 November 2026
Required
information
Of
The commissioner
By
11 May 2029
Legal basis
Police Reform and Social Responsibility Act 2011, sections 13 and 29
Stands
made
Letter and report
To The commissioner, Office

The panel requires information (Police Reform and Social Responsibility Act 2011, section 13):

The plan.

By 11 May 2029.',9);
INSERT INTO "publishing_search" VALUES('Confirmation hearing: canarycandidate, chief constable: opened','Office has notified Panel that it proposes to appoint canarycandidate as chief constable.
Day
23 November 2026
Post
chief constable
Candidate
canarycandidate
Notice received
23 November 2026
Hearing and report by
13 December 2026, three weeks beginning with that day
Veto
the panel may veto by two thirds of the members at the time (Schedule 8)
Legal basis
Police Reform and Social Responsibility Act 2011, Schedules 1 and 8
Stands
notified
Letter and report
Criteria: canarycriteria

Why the candidate satisfies them: canarywhy

Terms and conditions: canaryterms',10);
INSERT INTO "publishing_search" VALUES('A public question.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
A public question.
Cllr Example',11);
INSERT INTO "publishing_search" VALUES('A drafted question.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
A drafted question.
Cllr Example',12);
INSERT INTO "publishing_search" VALUES('A cleared question.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
A cleared question.
Cllr Example',13);
INSERT INTO "publishing_search" VALUES('A returned question.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
A returned question.
Cllr Example',14);
INSERT INTO "publishing_search" VALUES('An answered one.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
An answered one.
Cllr Example',15);
INSERT INTO "publishing_search" VALUES('An answered one.','Cllr Example asked Office; the answer is published.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
answered
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
An answered one.
Cllr Example
The answer
Yes.
Office',16);
INSERT INTO "publishing_search" VALUES('An embargoed answer.','Cllr Example asked Office; there is no published answer yet.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
An embargoed answer.
Cllr Example',17);
INSERT INTO "publishing_search" VALUES('An embargoed answer.','Cllr Example asked Office; the answer is published.
Asked by
Cllr Example
Asked of
Office
Asked
23 November 2026
Stands
answered
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
An embargoed answer.
Cllr Example
The answer
canaryembargo
Office',18);
INSERT INTO "publishing_search" VALUES('An accepted question.','A member of the public asked Office; there is no published answer yet.
Asked by
a member of the public who gave no name
Asked of
Office
Asked
23 November 2026
Stands
asked
Kind, as the table proposed
unclassified. None of the words that the table knows were found; a person has to decide.
The question
An accepted question.
the public',19);
INSERT INTO "publishing_search" VALUES('A promise.','The commissioner undertook something; it is open.
Promised by
The commissioner
Made
open: the source gives no day
Due
1 December 2026
Stands
open
What was promised
A promise.
The commissioner
What would prove it
A proof.',20);
INSERT INTO "publishing_search" VALUES('Canarypromise','Canarypromiser undertook something; it is open.
Promised by
canarypromiser
Made
open: the source gives no day
Due
1 December 2026
Stands
open
What was promised
canarypromise
canarypromiser
What would prove it
A proof.',21);
INSERT INTO "publishing_search" VALUES('Canarytakenback','The commissioner undertook something; it is open.
Promised by
The commissioner
Made
open: the source gives no day
Due
1 December 2026
Stands
open
What was promised
canarytakenback
The commissioner
What would prove it
A proof.',22);
INSERT INTO "publishing_search" VALUES('Withdrawn: u-2026-0003','',23);
INSERT INTO "publishing_search" VALUES('It was promised to [removed: personal data].','The commissioner undertook something; it is open.
Promised by
The commissioner
Made
open: the source gives no day
Due
1 December 2026
Stands
open
What was promised
It was promised to [removed: personal data].
The commissioner
What would prove it
A proof.',24);
INSERT INTO "publishing_search" VALUES('One-to-one meeting, The commissioner and Home Secretary: refused','One-to-one meeting, The commissioner and Home Secretary: refused.
Who
The commissioner
With
Home Secretary
Setting
One-to-one meeting
Stands
refused
When
open: the source gives no day
Purpose
Money.',25);
INSERT INTO "publishing_search" VALUES('A plan','Office: A plan.
From
1 April 2024
Until
open
Towns
Objective
Proved by the measures
Progress
Safer towns
robbery
none is recorded',26);
INSERT INTO "publishing_search" VALUES('Canarytitle','What it is.
Words
canarytext',27);
INSERT INTO "publishing_search" VALUES('A title','What it is.
Words
Ask [removed: personal data].',28);
INSERT INTO "publishing_search" VALUES('A title','What it is.
Words
canarywithdrawn',29);
INSERT INTO "publishing_search" VALUES('Withdrawn: gone','',30);
INSERT INTO "publishing_search" VALUES('A title','What it is.
Words
Plain words.',31);
INSERT INTO "publishing_search" VALUES('A title','What it is.
Words
Plain words.',32);
INSERT INTO "publishing_search" VALUES('Canaryamendedtitle','What it is.
Words
canaryamended',33);
INSERT INTO "publishing_search" VALUES('A title','What it is.
Words
Ask [removed: canaryredactedwhy].',34);
INSERT INTO "publishing_search" VALUES('Withdrawn: waits','',35);
INSERT INTO "publishing_search" VALUES('Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?','A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); there is no published answer yet.
Asked by
A member of the panel (made up)
Asked of
Police and Crime Commissioner for Anyshire (made up)
Asked
25 November 2026
Answer wanted by
23 December 2026
Topic
shoplifting
Stands
asked
Kind, as the table proposed
strategic holding to account. The words ‘outside its usual limits’ suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account.
The question
Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?
A member of the panel (made up)
Asked about
Shoplifting, Anyshire Police (made up)
Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).
month
value
numerator
denominator
centre
lower
upper
signal
status
2025-09
complete
2025-08
complete
2025-07
missing
2025-06
complete
2025-05
complete
25 November 2026
Made up by Frankpledge: no such police force exists.
shoplifting
/forces/anyshire/measures/shoplifting/
/forces/anyshire/measures/shoplifting/
/forces/anyshire/measures/shoplifting/',36);
INSERT INTO "publishing_search" VALUES('Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?','A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); the answer is published.
Asked by
A member of the panel (made up)
Asked of
Police and Crime Commissioner for Anyshire (made up)
Asked
25 November 2026
Answer wanted by
23 December 2026
Topic
shoplifting
Stands
answered
Kind, as the table proposed
strategic holding to account. The words ‘outside its usual limits’ suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account.
The question
Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?
A member of the panel (made up)
Asked about
Shoplifting, Anyshire Police (made up)
Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).
month
value
numerator
denominator
centre
lower
upper
signal
status
2025-09
complete
2025-08
complete
2025-07
missing
2025-06
complete
2025-05
complete
25 November 2026
Made up by Frankpledge: no such police force exists.
shoplifting
/forces/anyshire/measures/shoplifting/
/forces/anyshire/measures/shoplifting/
/forces/anyshire/measures/shoplifting/
The answer
The chief constable was asked in writing for a plan with the town-centre managers. The figures will be reported to the panel each quarter.
Police and Crime Commissioner for Anyshire (made up)',37);
INSERT INTO "publishing_search" VALUES('Report shoplifting, with what was done about it, to the panel each quarter.','The commissioner for Anyshire (made up) undertook something; it is open.
Promised by
The commissioner for Anyshire (made up)
Made
25 November 2026
Due
23 February 2027
Stands
open
What was promised
Report shoplifting, with what was done about it, to the panel each quarter.
The commissioner for Anyshire (made up)
What would prove it
The first report, published on this record.',38);
INSERT INTO "publishing_search" VALUES('How does the commissioner check that anti-social behaviour is recorded the same way in each district?','A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); there is no published answer yet.
Asked by
A member of the panel (made up)
Asked of
Police and Crime Commissioner for Anyshire (made up)
Asked
25 November 2026
Answer wanted by
23 December 2026
Stands
asked
Kind, as the table proposed
strategic holding to account. The words ‘anti-social behaviour’ suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account.
The question
How does the commissioner check that anti-social behaviour is recorded the same way in each district?
A member of the panel (made up)',39);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 October 2026','Anyshire police and crime panel (made up) plans to meet on 16 October 2026; the agenda is not published yet.
Day
16 October 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
planned
Questions of the public by
11 October 2026
Agenda and papers due by
8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)',40);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 October 2026','Anyshire police and crime panel (made up) meets on 16 October 2026; the agenda and papers are here.
Day
16 October 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
agenda published
Questions of the public by
11 October 2026
Agenda and papers due by
8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
Annual report
yes
1. Annual report
To review it.',41);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 October 2026','Anyshire police and crime panel (made up) met on 16 October 2026.
Day
16 October 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
held
Questions of the public by
11 October 2026
Agenda and papers due by
8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
Annual report
yes
1. Annual report
To review it.',42);
INSERT INTO "publishing_search" VALUES('Bring the estates plan to the panel.','The commissioner for Anyshire (made up) undertook something; it is open.
Promised by
The commissioner for Anyshire (made up)
Made
16 October 2026
Due
open: no day was given
Stands
open
What was promised
Bring the estates plan to the panel.
The commissioner for Anyshire (made up)
Minutes: Anyshire police and crime panel (made up), 16 October 2026',43);
INSERT INTO "publishing_search" VALUES('Recommendations of Anyshire police and crime panel (made up), 16 October 2026','Recommendations of Anyshire police and crime panel (made up), 16 October 2026: 1 recommendation to Police and Crime Commissioner for Anyshire (made up), 1 open.
Report
Recommendations of Anyshire police and crime panel (made up), 16 October 2026
Published
21 October 2026
Response due
16 December 2026, the day that the panel set (2011 Act, section 29(3))
Each recommendation
Number
Recommendation
Needs
Stands
What is said and done
Checked
Evidence
1
Show in each report how many months are missing.
open
nothing is recorded
not checked
Anyshire police and crime panel (made up): Recommendations of Anyshire police and crime panel (made up), 16 October 2026',44);
INSERT INTO "publishing_search" VALUES('Minutes: Anyshire police and crime panel (made up), 16 October 2026','Minutes of Anyshire police and crime panel (made up), 16 October 2026: 1 decision, 1 undertaking, 1 recommendation.
Day
16 October 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Also present
The commissioner (made up)
Who came
Member
Came
Cllr Example 1
Present
Cllr Example 2
Present
Cllr Example 3
Present
Cllr Example 4
Present
Cllr Example 5
Apologies
Minutes
The chair welcomed members. (This meeting is made up.)
The commissioner presented the annual report. Members asked how shoplifting is followed up.
Decision: The panel noted the annual report.
Undertaking of The commissioner for Anyshire (made up): Bring the estates plan to the panel.
Recommendation: Show in each report how many months are missing.
What came of it
What
Words
Goes on at
decision
The panel noted the annual report.
undertaking
Bring the estates plan to the panel.
/record/u-2026-0006/
recommendation
Show in each report how many months are missing.
/record/rp-2026-0001/',45);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 October 2026','Anyshire police and crime panel (made up) met on 16 October 2026.
Day
16 October 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
minutes published
Questions of the public by
11 October 2026
Agenda and papers due by
8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
Annual report
yes
1. Annual report
To review it.',46);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 December 2026','Anyshire police and crime panel (made up) plans to meet on 16 December 2026; the agenda is not published yet.
Day
16 December 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
planned
Questions of the public by
11 December 2026
Agenda and papers due by
8 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)',47);
INSERT INTO "publishing_search" VALUES('Anyshire police and crime panel (made up), 16 December 2026','Anyshire police and crime panel (made up) meets on 16 December 2026; the agenda and papers are here.
Day
16 December 2026
Time
10:30
Place
Town Hall, Easthaven (made up)
Stands
agenda published
Questions of the public by
11 December 2026
Agenda and papers due by
8 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)
Agenda
Item
What
Papers
Open to the public
1
The proposed precept
Report of the support officer, page 1
yes
2
A tender
a private paper, page 2
no, paragraph 3
1. The proposed precept
To review it and report.
Item 1: Report of the support officer
This paper is made up. It shows how a pack reads.
The panel reviews the proposed precept and reports by 8 February. A veto needs two thirds of the members at the time.
Figures that are missing are shown as missing. They are not zero.
2. A tender (private)
The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.',48);
INSERT INTO "publishing_search" VALUES('Precept 2027/28: opened','Anyshire police and crime panel (made up) follows the precept 2027/28 of Police and Crime Commissioner for Anyshire (made up).
Day
25 November 2026
Legal basis
Police Reform and Social Responsibility Act 2011, Schedule 5
Stands
awaited
Dates of the law
Step
By
Basis
Notify the panel of the proposed precept
1 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 3 (verified)
Review the proposed precept and report
8 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4 (verified)
After a veto: respond, and notify a revised precept
15 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 5 (verified)
Review the revised precept and report
22 February 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 6 (partly)
Respond to the second report
1 March 2027
Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 7 (from memory)',49);
INSERT INTO "publishing_search" VALUES('Requirement: information, The commissioner: The estates plan, for the review of the precept.: opened','Anyshire police and crime panel (made up) requires information of The commissioner by 16 December 2026 (2011 Act, section 13).
Day
25 November 2026
Required
information
Of
The commissioner
By
16 December 2026
Legal basis
Police Reform and Social Responsibility Act 2011, sections 13 and 29
Stands
made
Letter and report
To The commissioner, Police and Crime Commissioner for Anyshire (made up)

The panel requires information (Police Reform and Social Responsibility Act 2011, section 13):

The estates plan, for the review of the precept.

By 16 December 2026.',50);
INSERT INTO "publishing_search" VALUES('By the account of The department: at least 1 (one-to-one meeting), Ann Example and The commissioner.','By the account of The department: at least 1 (one-to-one meeting), Ann Example and The commissioner.
Minister
Ann Example, Home Secretary
With
The commissioner
Setting
One-to-one meeting
How many
at least 1
By the account of
The department
a test',51);
INSERT INTO "publishing_search" VALUES('The mayor: Crime fell.','The mayor said this. A statement is not a fact: beside the evidence it is not checked.
Said by
The mayor
Said
open: the source gives no day
Beside the evidence
Not checked
What was said
Crime fell.
The mayor
a test',52);
INSERT INTO "publishing_search" VALUES('The mayor: Crime fell.','The mayor said this. A statement is not a fact: beside the evidence it is not checked.
Said by
The mayor
Said
open: the source gives no day
Beside the evidence
Not checked
What was said
Crime fell.
The mayor
Reply of A reader, 23 November 2026
It rose.
A reader
a test',53);
INSERT INTO "publishing_search" VALUES('More officers.','The commissioner undertook something; it is open.
Promised by
The commissioner
Made
23 November 2026
Due
23 December 2026
Stands
open
What was promised
More officers.
The commissioner
What would prove it
A count.',54);
INSERT INTO "publishing_search" VALUES('More officers.','The commissioner undertook something; it is open.
Promised by
The commissioner
Made
23 November 2026
Due
22 January 2027
Stands
open
Postponed
once
What was promised
More officers.
The commissioner
What would prove it
A count.
Postponed
From
To
Why
23 December 2026
22 January 2027
Not yet.',55);
CREATE TABLE "publishing_sequence" ("name" varchar(40) NOT NULL PRIMARY KEY, "last" integer unsigned NOT NULL CHECK ("last" >= 0));
INSERT INTO "publishing_sequence" VALUES('c-2026',3);
INSERT INTO "publishing_sequence" VALUES('cr-2026',1);
INSERT INTO "publishing_sequence" VALUES('v-2026',1);
INSERT INTO "publishing_sequence" VALUES('ap-2026',1);
INSERT INTO "publishing_sequence" VALUES('m-2026',5);
INSERT INTO "publishing_sequence" VALUES('pq-2026',1);
INSERT INTO "publishing_sequence" VALUES('pc-2026',5);
INSERT INTO "publishing_sequence" VALUES('ps-2026',5);
INSERT INTO "publishing_sequence" VALUES('q-2026',11);
INSERT INTO "publishing_sequence" VALUES('u-2026',7);
INSERT INTO "publishing_sequence" VALUES('s-2026',2);
INSERT INTO "publishing_sequence" VALUES('e-2026',2);
INSERT INTO "publishing_sequence" VALUES('p-2026',2);
INSERT INTO "publishing_sequence" VALUES('r-2026',2);
INSERT INTO "publishing_sequence" VALUES('rp-2026',1);
CREATE TABLE "publishing_subject" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "slug" varchar(160) NOT NULL, "since" integer unsigned NOT NULL CHECK ("since" >= 0), "publication_id" bigint NOT NULL REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "publishing_subject" VALUES(1,'area','avonford',1,1);
INSERT INTO "publishing_subject" VALUES(2,'body','panel',1,1);
INSERT INTO "publishing_subject" VALUES(3,'area','avonford',1,2);
INSERT INTO "publishing_subject" VALUES(4,'body','panel',1,2);
INSERT INTO "publishing_subject" VALUES(5,'area','avonford',1,3);
INSERT INTO "publishing_subject" VALUES(6,'body','panel',1,3);
INSERT INTO "publishing_subject" VALUES(7,'area','avonford',1,4);
INSERT INTO "publishing_subject" VALUES(8,'body','panel',1,4);
INSERT INTO "publishing_subject" VALUES(9,'area','avonford',1,5);
INSERT INTO "publishing_subject" VALUES(10,'body','panel',1,5);
INSERT INTO "publishing_subject" VALUES(11,'case','pc-2026-0001',1,5);
INSERT INTO "publishing_subject" VALUES(12,'panel','panel',1,5);
INSERT INTO "publishing_subject" VALUES(13,'area','avonford',1,6);
INSERT INTO "publishing_subject" VALUES(14,'body','panel',1,6);
INSERT INTO "publishing_subject" VALUES(15,'case','pc-2026-0002',1,6);
INSERT INTO "publishing_subject" VALUES(16,'panel','panel',1,6);
INSERT INTO "publishing_subject" VALUES(17,'area','avonford',1,7);
INSERT INTO "publishing_subject" VALUES(18,'body','office',1,7);
INSERT INTO "publishing_subject" VALUES(19,'case','pc-2026-0003',1,7);
INSERT INTO "publishing_subject" VALUES(20,'panel','panel',1,7);
INSERT INTO "publishing_subject" VALUES(21,'area','avonford',1,8);
INSERT INTO "publishing_subject" VALUES(22,'body','office',1,8);
INSERT INTO "publishing_subject" VALUES(23,'body','panel',1,8);
INSERT INTO "publishing_subject" VALUES(24,'route','panel',1,8);
INSERT INTO "publishing_subject" VALUES(25,'area','avonford',1,9);
INSERT INTO "publishing_subject" VALUES(26,'body','office',1,9);
INSERT INTO "publishing_subject" VALUES(27,'body','panel',1,9);
INSERT INTO "publishing_subject" VALUES(28,'route','panel',1,9);
INSERT INTO "publishing_subject" VALUES(29,'area','avonford',1,10);
INSERT INTO "publishing_subject" VALUES(30,'body','office',1,10);
INSERT INTO "publishing_subject" VALUES(31,'body','panel',1,10);
INSERT INTO "publishing_subject" VALUES(32,'route','panel',1,10);
INSERT INTO "publishing_subject" VALUES(33,'area','avonford',1,11);
INSERT INTO "publishing_subject" VALUES(34,'body','office',1,11);
INSERT INTO "publishing_subject" VALUES(35,'body','panel',1,11);
INSERT INTO "publishing_subject" VALUES(36,'route','panel',1,11);
INSERT INTO "publishing_subject" VALUES(37,'area','avonford',1,12);
INSERT INTO "publishing_subject" VALUES(38,'body','office',1,12);
INSERT INTO "publishing_subject" VALUES(39,'body','panel',1,12);
INSERT INTO "publishing_subject" VALUES(40,'route','panel',1,12);
INSERT INTO "publishing_subject" VALUES(41,'area','avonford',1,13);
INSERT INTO "publishing_subject" VALUES(42,'body','office',1,13);
INSERT INTO "publishing_subject" VALUES(43,'body','panel',1,13);
INSERT INTO "publishing_subject" VALUES(44,'route','panel',1,13);
INSERT INTO "publishing_subject" VALUES(45,'area','avonford',1,14);
INSERT INTO "publishing_subject" VALUES(46,'body','office',1,14);
INSERT INTO "publishing_subject" VALUES(47,'route','public',1,14);
INSERT INTO "publishing_subject" VALUES(48,'area','avonford',1,15);
INSERT INTO "publishing_subject" VALUES(49,'body','office',1,15);
INSERT INTO "publishing_subject" VALUES(50,'record','q-2026-0005',1,15);
INSERT INTO "publishing_subject" VALUES(51,'area','avonford',1,16);
INSERT INTO "publishing_subject" VALUES(52,'body','office',1,16);
INSERT INTO "publishing_subject" VALUES(53,'record','q-2026-0006',1,16);
INSERT INTO "publishing_subject" VALUES(54,'area','avonford',1,17);
INSERT INTO "publishing_subject" VALUES(55,'body','office',1,17);
INSERT INTO "publishing_subject" VALUES(56,'area','avonford',1,18);
INSERT INTO "publishing_subject" VALUES(57,'body','office',1,18);
INSERT INTO "publishing_subject" VALUES(58,'area','avonford',1,19);
INSERT INTO "publishing_subject" VALUES(59,'body','office',1,19);
INSERT INTO "publishing_subject" VALUES(60,'office','home-secretary',1,19);
INSERT INTO "publishing_subject" VALUES(61,'area','avonford',1,20);
INSERT INTO "publishing_subject" VALUES(62,'body','office',1,20);
INSERT INTO "publishing_subject" VALUES(63,'measure','robbery',1,20);
INSERT INTO "publishing_subject" VALUES(64,'body','office',1,21);
INSERT INTO "publishing_subject" VALUES(65,'topic','canarytopic',1,21);
INSERT INTO "publishing_subject" VALUES(66,'body','office',1,22);
INSERT INTO "publishing_subject" VALUES(67,'body','office',1,23);
INSERT INTO "publishing_subject" VALUES(68,'body','office',1,24);
INSERT INTO "publishing_subject" VALUES(69,'body','office',1,25);
INSERT INTO "publishing_subject" VALUES(70,'topic','canaryamendedtopic',2,25);
INSERT INTO "publishing_subject" VALUES(71,'body','office',1,26);
INSERT INTO "publishing_subject" VALUES(72,'area','anyshire',1,27);
INSERT INTO "publishing_subject" VALUES(73,'body','anyshire-police-and-crime-panel',1,27);
INSERT INTO "publishing_subject" VALUES(74,'body','police-and-crime-commissioner-for-anyshire',1,27);
INSERT INTO "publishing_subject" VALUES(75,'measure','shoplifting',1,27);
INSERT INTO "publishing_subject" VALUES(76,'route','panel',1,27);
INSERT INTO "publishing_subject" VALUES(77,'area','anyshire',1,28);
INSERT INTO "publishing_subject" VALUES(78,'body','police-and-crime-commissioner-for-anyshire',1,28);
INSERT INTO "publishing_subject" VALUES(79,'record','q-2026-0010',1,28);
INSERT INTO "publishing_subject" VALUES(80,'area','anyshire',1,29);
INSERT INTO "publishing_subject" VALUES(81,'body','anyshire-police-and-crime-panel',1,29);
INSERT INTO "publishing_subject" VALUES(82,'body','police-and-crime-commissioner-for-anyshire',1,29);
INSERT INTO "publishing_subject" VALUES(83,'route','panel',1,29);
INSERT INTO "publishing_subject" VALUES(84,'area','anyshire',1,30);
INSERT INTO "publishing_subject" VALUES(85,'body','anyshire-police-and-crime-panel',1,30);
INSERT INTO "publishing_subject" VALUES(86,'area','anyshire',1,31);
INSERT INTO "publishing_subject" VALUES(87,'body','police-and-crime-commissioner-for-anyshire',1,31);
INSERT INTO "publishing_subject" VALUES(88,'area','anyshire',1,32);
INSERT INTO "publishing_subject" VALUES(89,'body','police-and-crime-commissioner-for-anyshire',1,32);
INSERT INTO "publishing_subject" VALUES(90,'report','r-2026-0002',1,32);
INSERT INTO "publishing_subject" VALUES(91,'area','anyshire',1,33);
INSERT INTO "publishing_subject" VALUES(92,'body','anyshire-police-and-crime-panel',1,33);
INSERT INTO "publishing_subject" VALUES(93,'record','m-2026-0004',1,33);
INSERT INTO "publishing_subject" VALUES(94,'area','anyshire',1,34);
INSERT INTO "publishing_subject" VALUES(95,'body','anyshire-police-and-crime-panel',1,34);
INSERT INTO "publishing_subject" VALUES(96,'area','anyshire',1,35);
INSERT INTO "publishing_subject" VALUES(97,'body','anyshire-police-and-crime-panel',1,35);
INSERT INTO "publishing_subject" VALUES(98,'case','pc-2026-0004',1,35);
INSERT INTO "publishing_subject" VALUES(99,'panel','anyshire-police-and-crime-panel',1,35);
INSERT INTO "publishing_subject" VALUES(100,'area','anyshire',1,36);
INSERT INTO "publishing_subject" VALUES(101,'body','anyshire-police-and-crime-panel',1,36);
INSERT INTO "publishing_subject" VALUES(102,'case','pc-2026-0005',1,36);
INSERT INTO "publishing_subject" VALUES(103,'panel','anyshire-police-and-crime-panel',1,36);
INSERT INTO "publishing_subject" VALUES(104,'body','office',1,37);
INSERT INTO "publishing_subject" VALUES(105,'office','home-secretary',1,37);
INSERT INTO "publishing_subject" VALUES(106,'person','ann-example',1,37);
INSERT INTO "publishing_subject" VALUES(107,'area','avonford',1,38);
INSERT INTO "publishing_subject" VALUES(108,'body','office',1,38);
INSERT INTO "publishing_subject" VALUES(109,'area','avonford',1,39);
INSERT INTO "publishing_subject" VALUES(110,'body','office',1,39);
CREATE TABLE "publishing_version" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(300) NOT NULL, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "notice" varchar(20) NOT NULL, "reason" text NOT NULL, "published_at" datetime NOT NULL, "visible_from" datetime NOT NULL, "published_by" varchar(60) NOT NULL, "digest" varchar(64) NOT NULL, "publication_id" bigint NOT NULL REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "version_that_corrects_or_withdraws_says_why" CHECK ((NOT ("notice" IN ('correction', 'withdrawal')) OR NOT ("reason" = ''))));
INSERT INTO "publishing_version" VALUES(1,1,'Independent member','{"lead": "Panel is looking for an independent member: apply by 11 May 2029.", "facts": [["Apply by", "11 May 2029"], ["Skills that are wanted", "audit"]], "blocks": [{"heading": "The place", "text": "Come.", "said_by": ""}, {"heading": "Apply", "text": "By 11 May 2029.", "address_words": "Apply for this place", "address": "/panels/apply/v-2026-0001/"}], "sources": [], "data": {"reference": "v-2026-0001", "closes_on": "2029-05-11", "skills": ["audit"], "is_filled": false}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','dda56a855b0df32c818ea93f920c21a7e7088136d17e0a870120a69f4cf4448a',1);
INSERT INTO "publishing_version" VALUES(2,1,'The panel, 23 December 2026','{"lead": "Panel plans to meet on 23 December 2026; the agenda is not published yet.", "facts": [["Day", "23 December 2026"], ["Place", "Town Hall"], ["Stands", "planned"], ["Questions of the public by", "23 December 2026"], ["Agenda and papers due by", "15 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [], "sources": [], "data": {"reference": "m-2026-0001", "on": "2026-12-23", "time": "", "venue": "Town Hall", "state": "planned", "questions_by": "2026-12-23", "public_questions": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','0d203e44176dabb88172dae66bfa4a1c13eb1f15bfd929b1835033362dce14f4',2);
INSERT INTO "publishing_version" VALUES(3,1,'The panel, 13 December 2026','{"lead": "Panel plans to meet on 13 December 2026; the agenda is not published yet.", "facts": [["Day", "13 December 2026"], ["Place", "Town Hall"], ["Stands", "planned"], ["Questions of the public by", "13 December 2026"], ["Agenda and papers due by", "6 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [], "sources": [], "data": {"reference": "m-2026-0002", "on": "2026-12-13", "time": "", "venue": "Town Hall", "state": "planned", "questions_by": "2026-12-13", "public_questions": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','493c13fe0c4aa05dfdd48d1ccf39a7bfbb250450091aca9be015dd25b5fdd13e',3);
INSERT INTO "publishing_version" VALUES(4,2,'The panel, 13 December 2026','{"lead": "Panel meets on 13 December 2026; the agenda and papers are here.", "facts": [["Day", "13 December 2026"], ["Place", "Town Hall"], ["Stands", "agenda published"], ["Questions of the public by", "13 December 2026"], ["Agenda and papers due by", "6 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "The plan", "Report, page 1", "yes"], ["2", "A tender", "a private paper, page 2", "no, paragraph 3"]]}, {"heading": "1. The plan", "text": "To note.", "said_by": ""}, {"heading": "Item 1: Report", "paragraphs": [[1, 1, "Plain words."]]}, {"heading": "2. A tender (private)", "text": "The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0002", "on": "2026-12-13", "time": "", "venue": "Town Hall", "state": "agenda published", "questions_by": "2026-12-13", "public_questions": 0}}','update','The agenda is published.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','f2e1aa5eeea00ff66b85e7a2156e791bcdff690d40d8481af1d3326628f50511',3);
INSERT INTO "publishing_version" VALUES(5,1,'The panel, 23 November 2026','{"lead": "Panel plans to meet on 23 November 2026; the agenda is not published yet.", "facts": [["Day", "23 November 2026"], ["Place", "Town Hall"], ["Stands", "planned"], ["Questions of the public by", "23 November 2026"], ["Agenda and papers due by", "15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [], "sources": [], "data": {"reference": "m-2026-0003", "on": "2026-11-23", "time": "", "venue": "Town Hall", "state": "planned", "questions_by": "2026-11-23", "public_questions": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','772d324a20e875cd1a831ec52b125ddfa30cec6919effc9d7272975d449c7350',4);
INSERT INTO "publishing_version" VALUES(6,2,'The panel, 23 November 2026','{"lead": "Panel meets on 23 November 2026; the agenda and papers are here.", "facts": [["Day", "23 November 2026"], ["Place", "Town Hall"], ["Stands", "agenda published"], ["Questions of the public by", "23 November 2026"], ["Agenda and papers due by", "15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "The plan", "Report, page 1", "yes"], ["2", "A tender", "a private paper, page 2", "no, paragraph 3"]]}, {"heading": "1. The plan", "text": "To note.", "said_by": ""}, {"heading": "Item 1: Report", "paragraphs": [[1, 1, "Plain words."]]}, {"heading": "2. A tender (private)", "text": "The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0003", "on": "2026-11-23", "time": "", "venue": "Town Hall", "state": "agenda published", "questions_by": "2026-11-23", "public_questions": 0}}','update','The agenda is published.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','640c6d6363ac4d6876b1b416fee812bf39afc76186000d1b35a0d5344e23f085',4);
INSERT INTO "publishing_version" VALUES(7,3,'The panel, 23 November 2026','{"lead": "Panel met on 23 November 2026.", "facts": [["Day", "23 November 2026"], ["Place", "Town Hall"], ["Stands", "held"], ["Questions of the public by", "23 November 2026"], ["Agenda and papers due by", "15 November 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "The plan", "Report, page 1", "yes"], ["2", "A tender", "a private paper, page 2", "no, paragraph 3"]]}, {"heading": "1. The plan", "text": "To note.", "said_by": ""}, {"heading": "Item 1: Report", "paragraphs": [[1, 1, "Plain words."]]}, {"heading": "2. A tender (private)", "text": "The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0003", "on": "2026-11-23", "time": "", "venue": "Town Hall", "state": "held", "questions_by": "2026-11-23", "public_questions": 0}}','update','It was held.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','c511da949e9a6b6b43a4a74c4aa10d72bef91e854e4f9af3f78697920599a3cd',4);
INSERT INTO "publishing_version" VALUES(8,1,'Precept 2027/28: opened','{"lead": "Panel follows the precept 2027/28 of Office.", "facts": [["Day", "23 November 2026"], ["Legal basis", "Police Reform and Social Responsibility Act 2011, Schedule 5"], ["Stands", "awaited"]], "blocks": [{"heading": "Dates of the law", "columns": ["Step", "By", "Basis"], "rows": [["Notify the panel of the proposed precept", "1 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 3 (verified)"], ["Review the proposed precept and report", "8 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4 (verified)"], ["After a veto: respond, and notify a revised precept", "15 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 5 (verified)"], ["Review the revised precept and report", "22 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 6 (partly)"], ["Respond to the second report", "1 March 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 7 (from memory)"]]}], "sources": [], "data": {"case": "pc-2026-0001", "case_kind": "precept", "case_title": "Precept 2027/28", "move": "open", "on": "2026-11-23", "state": "awaited"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','93272929e3b7ebdff74453b20e51431ca3583ec6c173801414f2c7e973a08a5e',5);
INSERT INTO "publishing_version" VALUES(9,1,'Requirement: information, The commissioner: The plan.: opened','{"lead": "Panel requires information of The commissioner by 11 May 2029 (2011 Act, section 13).", "facts": [["Day", "23 November 2026"], ["Required", "information"], ["Of", "The commissioner"], ["By", "11 May 2029"], ["Legal basis", "Police Reform and Social Responsibility Act 2011, sections 13 and 29"], ["Stands", "made"]], "blocks": [{"heading": "Letter and report", "text": "To The commissioner, Office\n\nThe panel requires information (Police Reform and Social Responsibility Act 2011, section 13):\n\nThe plan.\n\nBy 11 May 2029.", "said_by": ""}], "sources": [], "data": {"case": "pc-2026-0002", "case_kind": "requirement", "case_title": "Requirement: information, The commissioner: The plan.", "move": "open", "on": "2026-11-23", "state": "made"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 4','b534536f697d7a0fd88896d6d24f227e2be89385d0d6ac5e69ba1452c23dc5e2',6);
INSERT INTO "publishing_version" VALUES(10,1,'Confirmation hearing: canarycandidate, chief constable: opened','{"lead": "Office has notified Panel that it proposes to appoint canarycandidate as chief constable.", "facts": [["Day", "23 November 2026"], ["Post", "chief constable"], ["Candidate", "canarycandidate"], ["Notice received", "23 November 2026"], ["Hearing and report by", "13 December 2026, three weeks beginning with that day"], ["Veto", "the panel may veto by two thirds of the members at the time (Schedule 8)"], ["Legal basis", "Police Reform and Social Responsibility Act 2011, Schedules 1 and 8"], ["Stands", "notified"]], "blocks": [{"heading": "Letter and report", "text": "Criteria: canarycriteria\n\nWhy the candidate satisfies them: canarywhy\n\nTerms and conditions: canaryterms", "said_by": ""}], "sources": [], "data": {"case": "pc-2026-0003", "case_kind": "hearing", "case_title": "Confirmation hearing: canarycandidate, chief constable", "move": "open", "on": "2026-11-23", "state": "notified"}}','published','','2026-11-23 12:00:00','2029-05-11 12:00:00','account 1','dc60ab25e6d19678a81e9e98707612554e7b15c5ed8bbe026557a63e27ea4a3d',7);
INSERT INTO "publishing_version" VALUES(11,1,'A public question.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "A public question.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0001", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','e47fcb81d2904ea7413514aa7074cc64e71857c7ca08e10767cc8cef7ce82bec',8);
INSERT INTO "publishing_version" VALUES(12,1,'A drafted question.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "A drafted question.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0002", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','7dfa384813a1f82ea62fa75167768e67db83a5280260a29f90e10820247e67fa',9);
INSERT INTO "publishing_version" VALUES(13,1,'A cleared question.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "A cleared question.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0003", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','934730c29c35e16577d0d183c2ce1c70ebc01f42c2fb9e73efb9a7ce49f0a62c',10);
INSERT INTO "publishing_version" VALUES(14,1,'A returned question.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "A returned question.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0004", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','49605657bcd1fd61188ffa7ad362f6236dd0c1fcb9471c13882e9124a281817c',11);
INSERT INTO "publishing_version" VALUES(15,1,'An answered one.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "An answered one.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0005", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','221b44c9d8489c03a6ce0e40584fc93fdb0d90c3aaa2722f4f389a1837f0d40d',12);
INSERT INTO "publishing_version" VALUES(16,2,'An answered one.','{"lead": "Cllr Example asked Office; the answer is published.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "answered"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "An answered one.", "said_by": "Cllr Example", "is_received": true}, {"heading": "The answer", "text": "Yes.", "said_by": "Office"}], "sources": [], "data": {"reference": "q-2026-0005", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "published", "topic": "", "label": "", "proposed_label": "unclassified"}}','update','The answer was published.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','c2658b85d73e87ab96a4de9d3aa2e7828a56706c4f72932e3ad49d355f1561cb',12);
INSERT INTO "publishing_version" VALUES(17,1,'An embargoed answer.','{"lead": "Cllr Example asked Office; there is no published answer yet.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "An embargoed answer.", "said_by": "Cllr Example", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0006", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 5','79cc3ee35bc968ae3498496b9ba8ca00d170d3b6e179d030f58b7ce1713039b4',13);
INSERT INTO "publishing_version" VALUES(18,2,'An embargoed answer.','{"lead": "Cllr Example asked Office; the answer is published.", "facts": [["Asked by", "Cllr Example"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "answered"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "An embargoed answer.", "said_by": "Cllr Example", "is_received": true}, {"heading": "The answer", "text": "canaryembargo", "said_by": "Office"}], "sources": [], "data": {"reference": "q-2026-0006", "route": "panel", "asker": "Cllr Example", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "published", "topic": "", "label": "", "proposed_label": "unclassified"}}','update','The answer was published.','2026-11-23 12:00:00','2029-05-11 12:00:00','account 1','9d57019470b91483a86975af15f716d19bd379a0cbc9f2afcee978425f1ee4e3',13);
INSERT INTO "publishing_version" VALUES(19,1,'An accepted question.','{"lead": "A member of the public asked Office; there is no published answer yet.", "facts": [["Asked by", "a member of the public who gave no name"], ["Asked of", "Office"], ["Asked", "23 November 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "unclassified. None of the words that the table knows were found; a person has to decide."]], "blocks": [{"heading": "The question", "text": "An accepted question.", "said_by": "the public", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0009", "route": "public", "asker": "", "asked_of": "Office", "asked_on": "2026-11-23", "due_on": "", "state": "asked", "topic": "", "label": "", "proposed_label": "unclassified"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','c00bd4c03a5a47df2ae25748763947bd6efeac5b8554015526d9e23e0d75c071',14);
INSERT INTO "publishing_version" VALUES(20,1,'A promise.','{"lead": "The commissioner undertook something; it is open.", "facts": [["Promised by", "The commissioner"], ["Made", "open: the source gives no day"], ["Due", "1 December 2026"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "A promise.", "said_by": "The commissioner"}, {"heading": "What would prove it", "text": "A proof.", "said_by": ""}], "sources": [], "data": {"owner": "The commissioner", "text": "A promise.", "state": "open", "made_on": "", "due_on": "2026-12-01", "closed_on": "", "postponed": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','c7dec8a295edceaf6d7a7c88e587c24d40a523ab8771c031c94f8aa0f7b9f65c',15);
INSERT INTO "publishing_version" VALUES(21,1,'Canarypromise','{"lead": "Canarypromiser undertook something; it is open.", "facts": [["Promised by", "canarypromiser"], ["Made", "open: the source gives no day"], ["Due", "1 December 2026"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "canarypromise", "said_by": "canarypromiser"}, {"heading": "What would prove it", "text": "A proof.", "said_by": ""}], "sources": [], "data": {"owner": "canarypromiser", "text": "canarypromise", "state": "open", "made_on": "", "due_on": "2026-12-01", "closed_on": "", "postponed": 0}}','published','','2026-11-23 12:00:00','2029-05-11 12:00:00','account 1','ce3946d50e38653c44011b70b0769bc3636b58e4506b3893c5df27d49fb91116',16);
INSERT INTO "publishing_version" VALUES(22,1,'Canarytakenback','{"lead": "The commissioner undertook something; it is open.", "facts": [["Promised by", "The commissioner"], ["Made", "open: the source gives no day"], ["Due", "1 December 2026"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "canarytakenback", "said_by": "The commissioner"}, {"heading": "What would prove it", "text": "A proof.", "said_by": ""}], "sources": [], "data": {"owner": "The commissioner", "text": "canarytakenback", "state": "open", "made_on": "", "due_on": "2026-12-01", "closed_on": "", "postponed": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','88c79074aae98eb2afcdc0df07c660ddca33b740baca90ea9e8fe2d2afe560cb',17);
INSERT INTO "publishing_version" VALUES(23,2,'Canarytakenback','{}','withdrawal','It was wrong.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 2','1cbc7d2278323ad3b02d74036590d7fe24b0578236992292ceaeac45b2a959c7',17);
INSERT INTO "publishing_version" VALUES(24,1,'It was promised to canaryvictim.','{"lead": "The commissioner undertook something; it is open.", "facts": [["Promised by", "The commissioner"], ["Made", "open: the source gives no day"], ["Due", "1 December 2026"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "It was promised to canaryvictim.", "said_by": "The commissioner"}, {"heading": "What would prove it", "text": "A proof.", "said_by": ""}], "sources": [], "data": {"owner": "The commissioner", "text": "It was promised to canaryvictim.", "state": "open", "made_on": "", "due_on": "2026-12-01", "closed_on": "", "postponed": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','45f1fea193e83b7afa6be65333a259ad0c09c025c54168b6a6210573b61a65e6',18);
INSERT INTO "publishing_version" VALUES(25,1,'One-to-one meeting, The commissioner and Home Secretary: refused','{"lead": "One-to-one meeting, The commissioner and Home Secretary: refused.", "facts": [["Who", "The commissioner"], ["With", "Home Secretary"], ["Setting", "One-to-one meeting"], ["Stands", "refused"], ["When", "open: the source gives no day"]], "blocks": [{"heading": "Purpose", "text": "Money.", "said_by": ""}], "sources": [], "data": {"who": "The commissioner", "area": "avonford", "office": "home-secretary", "minister": "", "counterpart": "Home Secretary", "setting": "one-to-one", "state": "refused", "when": "open: the source gives no day", "on": "", "month": "", "source": ""}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','d9f145d1c4b82a5144f6c81ab349344150b06b47a63c9a650b8c6a13e4966896',19);
INSERT INTO "publishing_version" VALUES(26,1,'A plan','{"lead": "Office: A plan.", "facts": [["From", "1 April 2024"], ["Until", "open"]], "blocks": [{"heading": "Towns", "columns": ["Objective", "Proved by the measures", "Progress"], "rows": [["Safer towns", "robbery", "none is recorded"]]}], "sources": [], "data": {"body": "office", "runs_from": "2024-04-01", "objectives": [{"place": 1, "priority": "Towns", "text": "Safer towns", "measures": ["robbery"]}]}}','published','The first.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','20e576addb183b001a270347e6d8d40e395848bed17556205efec37848b4dbb3',20);
INSERT INTO "publishing_version" VALUES(27,1,'Canarytitle','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "canarytext", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2029-05-11 12:00:00','a test','e44187b97fbc04f60f750548514d87ad86863ee55d2f9699eafdb06fa473fe40',21);
INSERT INTO "publishing_version" VALUES(28,1,'A title','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "Ask canaryhidden.", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','a test','1ddb47a39228435776bfa9e08e8410ad358ff27d7b4c5e83ac50ed66d9817504',22);
INSERT INTO "publishing_version" VALUES(29,1,'A title','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "canarywithdrawn", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','a test','a7b95ad9ac469b39fb15ee977110b8af8f3b55616ba50dd64871944652c7e951',23);
INSERT INTO "publishing_version" VALUES(30,2,'A title','{}','withdrawal','It was wrong.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 2','9d934e06fdbf730fdaafad316105d058bcf9a636a3e45cfd678818cffe709802',23);
INSERT INTO "publishing_version" VALUES(31,1,'A title','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "Plain words.", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','a test','97e9908f67dbcdce5e651c6d2aa87b559a5877c7196dd23468a318c551793e09',24);
INSERT INTO "publishing_version" VALUES(32,1,'A title','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "Plain words.", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','a test','97e9908f67dbcdce5e651c6d2aa87b559a5877c7196dd23468a318c551793e09',25);
INSERT INTO "publishing_version" VALUES(33,2,'Canaryamendedtitle','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "canaryamended", "said_by": ""}], "sources": [], "data": {}}','update','canaryamendedwhy','2026-11-23 12:00:00','2029-05-11 12:00:00','a test','3e79b9ca4e97cf672e21d8f538d0cda93b440edfdbec71fe2c00f29db903e8c8',25);
INSERT INTO "publishing_version" VALUES(34,1,'A title','{"lead": "What it is.", "facts": [], "blocks": [{"heading": "Words", "text": "Ask canarywaiting.", "said_by": ""}], "sources": [], "data": {}}','published','','2026-11-23 12:00:00','2029-05-11 12:00:00','a test','bc7cea0b00ac9f588cbb3894e25e448d42d5986f44e055357982e7dd13ca51d5',26);
INSERT INTO "publishing_version" VALUES(35,2,'A title','{}','withdrawal','canarywithdrawnwhy','2026-11-23 12:00:00','2029-05-11 12:00:00','account 2','9d934e06fdbf730fdaafad316105d058bcf9a636a3e45cfd678818cffe709802',26);
INSERT INTO "publishing_version" VALUES(36,1,'Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?','{"lead": "A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); there is no published answer yet.", "facts": [["Asked by", "A member of the panel (made up)"], ["Asked of", "Police and Crime Commissioner for Anyshire (made up)"], ["Asked", "25 November 2026"], ["Answer wanted by", "23 December 2026"], ["Topic", "shoplifting"], ["Stands", "asked"], ["Kind, as the table proposed", "strategic holding to account. The words \u2018outside its usual limits\u2019 suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account."]], "blocks": [{"heading": "The question", "text": "Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?", "said_by": "A member of the panel (made up)", "is_received": true}, {"heading": "Asked about", "figure": {"title": "Shoplifting, Anyshire Police (made up)", "sentence": "Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).", "svg": "<svg class=\"fp-chart\" viewBox=\"0 0 720 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H708\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H708\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H708\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H708\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"302.8\" y=\"14\" width=\"160.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M-18.2 96.6H142.2H302.8H463.2H623.8H784.2\"/><path class=\"fp-line\" d=\"M62.0 37.6L222.5 132.0\"/><path class=\"fp-line\" d=\"M543.5 179.2L704.0 61.2\"/><path class=\"fp-note\" d=\"M543.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"546.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"222.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"543.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"704.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "svg_narrow": "<svg class=\"fp-chart\" viewBox=\"0 0 340 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H328\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H328\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H328\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H328\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"160.2\" y=\"14\" width=\"65.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M29.2 96.6H94.8H160.2H225.8H291.2H356.8\"/><path class=\"fp-line\" d=\"M62.0 37.6L127.5 132.0\"/><path class=\"fp-line\" d=\"M258.5 179.2L324.0 61.2\"/><path class=\"fp-note\" d=\"M258.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"261.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"127.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"258.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"324.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "columns": ["month", "value", "numerator", "denominator", "centre", "lower", "upper", "signal", "status"], "rows": [["2025-09", 8.0, 8, null, 6.5, null, null, "", "complete"], ["2025-08", 3.0, 3, null, 6.5, null, null, "", "complete"], ["2025-07", null, null, null, 6.5, null, null, "", "missing"], ["2025-06", 5.0, 5, null, 6.5, null, null, "", "complete"], ["2025-05", 9.0, 9, null, 6.5, null, null, "", "complete"]], "release": 2, "frozen_on": "25 November 2026", "source": "Made up by Frankpledge: no such police force exists.", "measure": "shoplifting", "address": "/forces/anyshire/measures/shoplifting/"}, "address": "/forces/anyshire/measures/shoplifting/", "address_words": "/forces/anyshire/measures/shoplifting/"}], "sources": [], "data": {"reference": "q-2026-0010", "route": "panel", "asker": "A member of the panel (made up)", "asked_of": "Police and Crime Commissioner for Anyshire (made up)", "asked_on": "2026-11-25", "due_on": "2026-12-23", "state": "asked", "topic": "shoplifting", "label": "", "proposed_label": "strategic_holding_to_account"}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 15','2ef34c7edd5bb9dc2c96633191429af77024064515d487a2365149b93211c9f3',27);
INSERT INTO "publishing_version" VALUES(37,2,'Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?','{"lead": "A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); the answer is published.", "facts": [["Asked by", "A member of the panel (made up)"], ["Asked of", "Police and Crime Commissioner for Anyshire (made up)"], ["Asked", "25 November 2026"], ["Answer wanted by", "23 December 2026"], ["Topic", "shoplifting"], ["Stands", "answered"], ["Kind, as the table proposed", "strategic holding to account. The words \u2018outside its usual limits\u2019 suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account."]], "blocks": [{"heading": "The question", "text": "Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?", "said_by": "A member of the panel (made up)", "is_received": true}, {"heading": "Asked about", "figure": {"title": "Shoplifting, Anyshire Police (made up)", "sentence": "Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).", "svg": "<svg class=\"fp-chart\" viewBox=\"0 0 720 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H708\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H708\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H708\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H708\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"302.8\" y=\"14\" width=\"160.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M-18.2 96.6H142.2H302.8H463.2H623.8H784.2\"/><path class=\"fp-line\" d=\"M62.0 37.6L222.5 132.0\"/><path class=\"fp-line\" d=\"M543.5 179.2L704.0 61.2\"/><path class=\"fp-note\" d=\"M543.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"546.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"222.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"543.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"704.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "svg_narrow": "<svg class=\"fp-chart\" viewBox=\"0 0 340 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H328\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H328\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H328\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H328\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"160.2\" y=\"14\" width=\"65.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M29.2 96.6H94.8H160.2H225.8H291.2H356.8\"/><path class=\"fp-line\" d=\"M62.0 37.6L127.5 132.0\"/><path class=\"fp-line\" d=\"M258.5 179.2L324.0 61.2\"/><path class=\"fp-note\" d=\"M258.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"261.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"127.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"258.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"324.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "columns": ["month", "value", "numerator", "denominator", "centre", "lower", "upper", "signal", "status"], "rows": [["2025-09", 8.0, 8, null, 6.5, null, null, "", "complete"], ["2025-08", 3.0, 3, null, 6.5, null, null, "", "complete"], ["2025-07", null, null, null, 6.5, null, null, "", "missing"], ["2025-06", 5.0, 5, null, 6.5, null, null, "", "complete"], ["2025-05", 9.0, 9, null, 6.5, null, null, "", "complete"]], "release": 2, "frozen_on": "25 November 2026", "source": "Made up by Frankpledge: no such police force exists.", "measure": "shoplifting", "address": "/forces/anyshire/measures/shoplifting/"}, "address": "/forces/anyshire/measures/shoplifting/", "address_words": "/forces/anyshire/measures/shoplifting/"}, {"heading": "The answer", "text": "The chief constable was asked in writing for a plan with the town-centre managers. The figures will be reported to the panel each quarter.", "said_by": "Police and Crime Commissioner for Anyshire (made up)"}], "sources": [], "data": {"reference": "q-2026-0010", "route": "panel", "asker": "A member of the panel (made up)", "asked_of": "Police and Crime Commissioner for Anyshire (made up)", "asked_on": "2026-11-25", "due_on": "2026-12-23", "state": "published", "topic": "shoplifting", "label": "", "proposed_label": "strategic_holding_to_account"}}','update','The answer was published.','2026-11-25 12:00:00','2026-11-25 12:00:00','account 11','80030e81c212552b3d3324eff48c3e66b4ae6a6fcafb8333f98a58d27cba9992',27);
INSERT INTO "publishing_version" VALUES(38,1,'Report shoplifting, with what was done about it, to the panel each quarter.','{"lead": "The commissioner for Anyshire (made up) undertook something; it is open.", "facts": [["Promised by", "The commissioner for Anyshire (made up)"], ["Made", "25 November 2026"], ["Due", "23 February 2027"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "Report shoplifting, with what was done about it, to the panel each quarter.", "said_by": "The commissioner for Anyshire (made up)"}, {"heading": "What would prove it", "text": "The first report, published on this record.", "said_by": ""}], "sources": [], "data": {"owner": "The commissioner for Anyshire (made up)", "text": "Report shoplifting, with what was done about it, to the panel each quarter.", "state": "open", "made_on": "2026-11-25", "due_on": "2027-02-23", "closed_on": "", "postponed": 0}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 11','b5248fd299e31aa95f4720f940168dd0f249c0fe4497021f35fcb1cd859abbbd',28);
INSERT INTO "publishing_version" VALUES(39,1,'How does the commissioner check that anti-social behaviour is recorded the same way in each district?','{"lead": "A member of the panel (made up) asked Police and Crime Commissioner for Anyshire (made up); there is no published answer yet.", "facts": [["Asked by", "A member of the panel (made up)"], ["Asked of", "Police and Crime Commissioner for Anyshire (made up)"], ["Asked", "25 November 2026"], ["Answer wanted by", "23 December 2026"], ["Stands", "asked"], ["Kind, as the table proposed", "strategic holding to account. The words \u2018anti-social behaviour\u2019 suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account."]], "blocks": [{"heading": "The question", "text": "How does the commissioner check that anti-social behaviour is recorded the same way in each district?", "said_by": "A member of the panel (made up)", "is_received": true}], "sources": [], "data": {"reference": "q-2026-0011", "route": "panel", "asker": "A member of the panel (made up)", "asked_of": "Police and Crime Commissioner for Anyshire (made up)", "asked_on": "2026-11-25", "due_on": "2026-12-23", "state": "asked", "topic": "", "label": "", "proposed_label": "strategic_holding_to_account"}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 15','afe237adfd29be7792c5d4e48aa2b25b7e1edd164053be529b83fbf247af9df1',29);
INSERT INTO "publishing_version" VALUES(40,1,'Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Anyshire police and crime panel (made up) plans to meet on 16 October 2026; the agenda is not published yet.", "facts": [["Day", "16 October 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "planned"], ["Questions of the public by", "11 October 2026"], ["Agenda and papers due by", "8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [], "sources": [], "data": {"reference": "m-2026-0004", "on": "2026-10-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "planned", "questions_by": "2026-10-11", "public_questions": 0}}','published','','2026-09-26 12:00:00','2026-09-26 12:00:00','account 14','9978ddb06335e7fa7dccf17bab722189af4819d37c0b17ba90dac3bf77f0c912',30);
INSERT INTO "publishing_version" VALUES(41,2,'Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Anyshire police and crime panel (made up) meets on 16 October 2026; the agenda and papers are here.", "facts": [["Day", "16 October 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "agenda published"], ["Questions of the public by", "11 October 2026"], ["Agenda and papers due by", "8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "Annual report", "", "yes"]]}, {"heading": "1. Annual report", "text": "To review it.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0004", "on": "2026-10-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "agenda published", "questions_by": "2026-10-11", "public_questions": 0}}','update','The agenda is published.','2026-09-26 12:00:00','2026-09-26 12:00:00','account 14','c621621dcede2918596d57c73e7fb074cd38a1122ab5cf7ccfdc03b9f7a3a6e1',30);
INSERT INTO "publishing_version" VALUES(42,3,'Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Anyshire police and crime panel (made up) met on 16 October 2026.", "facts": [["Day", "16 October 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "held"], ["Questions of the public by", "11 October 2026"], ["Agenda and papers due by", "8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "Annual report", "", "yes"]]}, {"heading": "1. Annual report", "text": "To review it.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0004", "on": "2026-10-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "held", "questions_by": "2026-10-11", "public_questions": 0}}','update','It was held.','2026-10-16 12:00:00','2026-10-16 12:00:00','account 14','6e9c6ae3c9f69c305a711558471474ed8f6739e2973e92c4491e6113457f5b7a',30);
INSERT INTO "publishing_version" VALUES(43,1,'Bring the estates plan to the panel.','{"lead": "The commissioner for Anyshire (made up) undertook something; it is open.", "facts": [["Promised by", "The commissioner for Anyshire (made up)"], ["Made", "16 October 2026"], ["Due", "open: no day was given"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "Bring the estates plan to the panel.", "said_by": "The commissioner for Anyshire (made up)"}], "sources": [{"title": "Minutes: Anyshire police and crime panel (made up), 16 October 2026", "url": ""}], "data": {"owner": "The commissioner for Anyshire (made up)", "text": "Bring the estates plan to the panel.", "state": "open", "made_on": "2026-10-16", "due_on": "", "closed_on": "", "postponed": 0}}','published','','2026-10-21 12:00:00','2026-10-21 12:00:00','account 14','b3e49822f8ad64fa21eba18e00c4890a185443b5efdd60182880e18f8c217907',31);
INSERT INTO "publishing_version" VALUES(44,1,'Recommendations of Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Recommendations of Anyshire police and crime panel (made up), 16 October 2026: 1 recommendation to Police and Crime Commissioner for Anyshire (made up), 1 open.", "facts": [["Report", "Recommendations of Anyshire police and crime panel (made up), 16 October 2026"], ["Published", "21 October 2026"], ["Response due", "16 December 2026, the day that the panel set (2011 Act, section 29(3))"]], "blocks": [{"heading": "Each recommendation", "columns": ["Number", "Recommendation", "Needs", "Stands", "What is said and done", "Checked", "Evidence"], "rows": [["1", "Show in each report how many months are missing.", "", "open", "nothing is recorded", "not checked", ""]]}], "sources": [{"title": "Anyshire police and crime panel (made up): Recommendations of Anyshire police and crime panel (made up), 16 October 2026", "url": ""}], "data": {"report": "r-2026-0002", "origin": "panel", "body": "police-and-crime-commissioner-for-anyshire", "published_on": "2026-10-21", "recommendations": [{"number": "1", "state": "open", "needs": "", "checked_on": null}]}}','published','','2026-10-21 12:00:00','2026-10-21 12:00:00','account 14','8c05afc3f408fac6b362ab514a9072a994ee4d662d6404f3b0f9254e46ade3eb',32);
INSERT INTO "publishing_version" VALUES(45,1,'Minutes: Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Minutes of Anyshire police and crime panel (made up), 16 October 2026: 1 decision, 1 undertaking, 1 recommendation.", "facts": [["Day", "16 October 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Also present", "The commissioner (made up)"]], "blocks": [{"heading": "Who came", "columns": ["Member", "Came"], "rows": [["Cllr Example 1", "Present"], ["Cllr Example 2", "Present"], ["Cllr Example 3", "Present"], ["Cllr Example 4", "Present"], ["Cllr Example 5", "Apologies"]]}, {"heading": "Minutes", "paragraphs": [[1, null, "The chair welcomed members. (This meeting is made up.)"], [2, null, "The commissioner presented the annual report. Members asked how shoplifting is followed up."], [3, null, "Decision: The panel noted the annual report."], [4, null, "Undertaking of The commissioner for Anyshire (made up): Bring the estates plan to the panel."], [5, null, "Recommendation: Show in each report how many months are missing."]]}, {"heading": "What came of it", "columns": ["What", "Words", "Goes on at"], "rows": [["decision", "The panel noted the annual report.", ""], ["undertaking", "Bring the estates plan to the panel.", "/record/u-2026-0006/"], ["recommendation", "Show in each report how many months are missing.", "/record/rp-2026-0001/"]]}], "sources": [], "data": {"meeting": "m-2026-0004", "on": "2026-10-16", "attendance": [["Cllr Example 1", "Present"], ["Cllr Example 2", "Present"], ["Cllr Example 3", "Present"], ["Cllr Example 4", "Present"], ["Cllr Example 5", "Apologies"]], "carried": [["decision", ""], ["undertaking", "/record/u-2026-0006/"], ["recommendation", "/record/rp-2026-0001/"]]}}','published','','2026-10-21 12:00:00','2026-10-21 12:00:00','account 14','0a540ef9b73781da514b16ddbf73f0273c846c9e6c913d9f96365ef7df410885',33);
INSERT INTO "publishing_version" VALUES(46,4,'Anyshire police and crime panel (made up), 16 October 2026','{"lead": "Anyshire police and crime panel (made up) met on 16 October 2026.", "facts": [["Day", "16 October 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "minutes published"], ["Questions of the public by", "11 October 2026"], ["Agenda and papers due by", "8 October 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "Annual report", "", "yes"]]}, {"heading": "1. Annual report", "text": "To review it.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0004", "on": "2026-10-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "minutes published", "questions_by": "2026-10-11", "public_questions": 0}}','update','The minutes are published.','2026-10-21 12:00:00','2026-10-21 12:00:00','account 14','7180fc95ad4ecc2202be3239745d737af14c4fd2390ecfe5653c0370905ab2bc',30);
INSERT INTO "publishing_version" VALUES(47,1,'Anyshire police and crime panel (made up), 16 December 2026','{"lead": "Anyshire police and crime panel (made up) plans to meet on 16 December 2026; the agenda is not published yet.", "facts": [["Day", "16 December 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "planned"], ["Questions of the public by", "11 December 2026"], ["Agenda and papers due by", "8 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [], "sources": [], "data": {"reference": "m-2026-0005", "on": "2026-12-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "planned", "questions_by": "2026-12-11", "public_questions": 0}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 14','17605e8f008f63a9d54058aeb1bf5ab4c3d7bc56ce05b6f10c029fcfbe7ca71a',34);
INSERT INTO "publishing_version" VALUES(48,2,'Anyshire police and crime panel (made up), 16 December 2026','{"lead": "Anyshire police and crime panel (made up) meets on 16 December 2026; the agenda and papers are here.", "facts": [["Day", "16 December 2026"], ["Time", "10:30"], ["Place", "Town Hall, Easthaven (made up)"], ["Stands", "agenda published"], ["Questions of the public by", "11 December 2026"], ["Agenda and papers due by", "8 December 2026 (Local Government Act 1972, Part VA, section 100B, from memory)"]], "blocks": [{"heading": "Agenda", "columns": ["Item", "What", "Papers", "Open to the public"], "rows": [["1", "The proposed precept", "Report of the support officer, page 1", "yes"], ["2", "A tender", "a private paper, page 2", "no, paragraph 3"]]}, {"heading": "1. The proposed precept", "text": "To review it and report.", "said_by": ""}, {"heading": "Item 1: Report of the support officer", "paragraphs": [[1, 1, "This paper is made up. It shows how a pack reads."], [2, 1, "The panel reviews the proposed precept and reports by 8 February. A veto needs two thirds of the members at the time."], [3, 1, "Figures that are missing are shown as missing. They are not zero."]]}, {"heading": "2. A tender (private)", "text": "The public is excluded: the financial or business affairs of a particular person, the body itself included (Local Government Act 1972, Schedule 12A, paragraph 3). In the members'' pack these are page 2.", "said_by": ""}], "sources": [], "data": {"reference": "m-2026-0005", "on": "2026-12-16", "time": "10:30", "venue": "Town Hall, Easthaven (made up)", "state": "agenda published", "questions_by": "2026-12-11", "public_questions": 0}}','update','The agenda is published.','2026-11-25 12:00:00','2026-11-25 12:00:00','account 14','595ee358cc8f68b663ec13dd0df49f256d6914dca3295ae33a8f24eef4a64560',34);
INSERT INTO "publishing_version" VALUES(49,1,'Precept 2027/28: opened','{"lead": "Anyshire police and crime panel (made up) follows the precept 2027/28 of Police and Crime Commissioner for Anyshire (made up).", "facts": [["Day", "25 November 2026"], ["Legal basis", "Police Reform and Social Responsibility Act 2011, Schedule 5"], ["Stands", "awaited"]], "blocks": [{"heading": "Dates of the law", "columns": ["Step", "By", "Basis"], "rows": [["Notify the panel of the proposed precept", "1 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 3 (verified)"], ["Review the proposed precept and report", "8 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4 (verified)"], ["After a veto: respond, and notify a revised precept", "15 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 5 (verified)"], ["Review the revised precept and report", "22 February 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 6 (partly)"], ["Respond to the second report", "1 March 2027", "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 7 (from memory)"]]}], "sources": [], "data": {"case": "pc-2026-0004", "case_kind": "precept", "case_title": "Precept 2027/28", "move": "open", "on": "2026-11-25", "state": "awaited"}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 14','007f16da336e3c88185b0b3a60ff860995a2b6cdda12f4449b09faf080b00d3c',35);
INSERT INTO "publishing_version" VALUES(50,1,'Requirement: information, The commissioner: The estates plan, for the review of the precept.: opened','{"lead": "Anyshire police and crime panel (made up) requires information of The commissioner by 16 December 2026 (2011 Act, section 13).", "facts": [["Day", "25 November 2026"], ["Required", "information"], ["Of", "The commissioner"], ["By", "16 December 2026"], ["Legal basis", "Police Reform and Social Responsibility Act 2011, sections 13 and 29"], ["Stands", "made"]], "blocks": [{"heading": "Letter and report", "text": "To The commissioner, Police and Crime Commissioner for Anyshire (made up)\n\nThe panel requires information (Police Reform and Social Responsibility Act 2011, section 13):\n\nThe estates plan, for the review of the precept.\n\nBy 16 December 2026.", "said_by": ""}], "sources": [], "data": {"case": "pc-2026-0005", "case_kind": "requirement", "case_title": "Requirement: information, The commissioner: The estates plan, for the review of the precept.", "move": "open", "on": "2026-11-25", "state": "made"}}','published','','2026-11-25 12:00:00','2026-11-25 12:00:00','account 14','76e024ada5b4c68e15d81948db4770f6757961a68655c13620127db144595265',36);
INSERT INTO "publishing_version" VALUES(51,1,'By the account of The department: at least 1 (one-to-one meeting), Ann Example and The commissioner.','{"lead": "By the account of The department: at least 1 (one-to-one meeting), Ann Example and The commissioner.", "facts": [["Minister", "Ann Example, Home Secretary"], ["With", "The commissioner"], ["Setting", "One-to-one meeting"], ["How many", "at least 1"], ["By the account of", "The department"]], "blocks": [], "sources": [{"title": "a test", "url": ""}], "data": {"office": "home-secretary", "minister": "Ann Example", "who": "The commissioner", "setting": "one-to-one", "at_least": 1, "at_most": null, "how_many": "at least 1", "from_month": "", "side": "department", "said_by": "The department", "evidence": "", "source": "a test", "source_url": ""}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','a test','edc0a30b4014febde39d9611254e6d4d09a507f022633de67bf52842a37ba501',37);
INSERT INTO "publishing_version" VALUES(52,1,'The mayor: Crime fell.','{"lead": "The mayor said this. A statement is not a fact: beside the evidence it is not checked.", "facts": [["Said by", "The mayor"], ["Said", "open: the source gives no day"], ["Beside the evidence", "Not checked"]], "blocks": [{"heading": "What was said", "text": "Crime fell.", "said_by": "The mayor"}], "sources": [{"title": "a test", "url": ""}], "data": {"said_by": "The mayor", "kind": "statement", "standing": "not checked"}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','f66a0186d10aa2b1c0ca5963a66bf0809a74210e3f576ad04a14d0ede8c23214',38);
INSERT INTO "publishing_version" VALUES(53,2,'The mayor: Crime fell.','{"lead": "The mayor said this. A statement is not a fact: beside the evidence it is not checked.", "facts": [["Said by", "The mayor"], ["Said", "open: the source gives no day"], ["Beside the evidence", "Not checked"]], "blocks": [{"heading": "What was said", "text": "Crime fell.", "said_by": "The mayor"}, {"heading": "Reply of A reader, 23 November 2026", "text": "It rose.", "said_by": "A reader"}], "sources": [{"title": "a test", "url": ""}], "data": {"said_by": "The mayor", "kind": "statement", "standing": "not checked"}}','update','Reply of A reader.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','8eb26f790c1215f12c39100282245fbb7a84678bfbf8ea98cdd9ad2d6bda4b66',38);
INSERT INTO "publishing_version" VALUES(54,1,'More officers.','{"lead": "The commissioner undertook something; it is open.", "facts": [["Promised by", "The commissioner"], ["Made", "23 November 2026"], ["Due", "23 December 2026"], ["Stands", "open"]], "blocks": [{"heading": "What was promised", "text": "More officers.", "said_by": "The commissioner"}, {"heading": "What would prove it", "text": "A count.", "said_by": ""}], "sources": [], "data": {"owner": "The commissioner", "text": "More officers.", "state": "open", "made_on": "2026-11-23", "due_on": "2026-12-23", "closed_on": "", "postponed": 0}}','published','','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','d1a521b8b8be3116b03862f397d36334bc515abcdea305374e048a8b19623605',39);
INSERT INTO "publishing_version" VALUES(55,2,'More officers.','{"lead": "The commissioner undertook something; it is open.", "facts": [["Promised by", "The commissioner"], ["Made", "23 November 2026"], ["Due", "22 January 2027"], ["Stands", "open"], ["Postponed", "once"]], "blocks": [{"heading": "What was promised", "text": "More officers.", "said_by": "The commissioner"}, {"heading": "What would prove it", "text": "A count.", "said_by": ""}, {"heading": "Postponed", "columns": ["From", "To", "Why"], "rows": [["23 December 2026", "22 January 2027", "Not yet."]]}], "sources": [], "data": {"owner": "The commissioner", "text": "More officers.", "state": "open", "made_on": "2026-11-23", "due_on": "2027-01-22", "closed_on": "", "postponed": 1}}','update','Postponed: Not yet.','2026-11-23 12:00:00','2026-11-23 12:00:00','account 1','129d234250cbdce91c469ab221eac9bb109fe7ef6351593c38eea308e735ac46',39);
CREATE TABLE "recommendations_answer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(20) NOT NULL, "words" text NOT NULL, "owner" varchar(200) NOT NULL, "evidence" text NOT NULL, "evidence_address" varchar(500) NOT NULL, "checked_on" date NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "recommendation_id" bigint NOT NULL REFERENCES "recommendations_recommendation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "answer_that_is_not_open_says_what_or_why" CHECK (("state" = 'open' OR NOT ("words" = ''))), CONSTRAINT "answer_done_has_evidence_and_the_day_it_was_checked" CHECK ((NOT ("state" = 'done') OR (NOT ("evidence" = '') AND "checked_on" IS NOT NULL))));
INSERT INTO "recommendations_answer" VALUES(1,'accepted','canaryanswer','canaryowner','','',NULL,1,1);
CREATE TABLE "recommendations_recommendation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" varchar(20) NOT NULL, "place" integer unsigned NOT NULL CHECK ("place" >= 0), "text" text NOT NULL, "needs" varchar(100) NOT NULL, "report_id" bigint NOT NULL REFERENCES "recommendations_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "recommendations_recommendation" VALUES(1,'1',1,'canaryrecommendation','',1);
INSERT INTO "recommendations_recommendation" VALUES(2,'2',2,'canarysecond','',1);
INSERT INTO "recommendations_recommendation" VALUES(3,'1',1,'Show in each report how many months are missing.','',2);
CREATE TABLE "recommendations_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "origin" varchar(20) NOT NULL, "publisher" varchar(200) NOT NULL, "title" varchar(300) NOT NULL, "published_on" date NOT NULL, "is_national" bool NOT NULL, "url" varchar(500) NOT NULL, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "recommendations_report" VALUES(1,'r-2026-0001','inspectorate','canarypublisher','canaryreport','2026-11-01',0,'https://example.org/canaryurl',1);
INSERT INTO "recommendations_report" VALUES(2,'r-2026-0002','panel','Anyshire police and crime panel (made up)','Recommendations of Anyshire police and crime panel (made up), 16 October 2026','2026-10-21',0,'',4);
CREATE TABLE "recommendations_response" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comments" text NOT NULL, "chief_comments" text NOT NULL, "copied_to" varchar(300) NOT NULL, "body_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "progress_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "recommendations_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "recommendations_response" VALUES(1,'','','',4,NULL,32,2);
CREATE TABLE "scrutiny_citation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_of_answer" bool NOT NULL, "words" varchar(1000) NOT NULL, "address" varchar(500) NOT NULL, "figure" text NOT NULL CHECK ((JSON_VALID("figure") OR "figure" IS NULL)), "question_id" bigint NOT NULL REFERENCES "scrutiny_question" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "scrutiny_citation" VALUES(1,1,'canarycitation','/measures/robbery/','{}',2);
INSERT INTO "scrutiny_citation" VALUES(2,0,'Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).','/forces/anyshire/measures/shoplifting/','{"title": "Shoplifting, Anyshire Police (made up)", "sentence": "Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).", "svg": "<svg class=\"fp-chart\" viewBox=\"0 0 720 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H708\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H708\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H708\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H708\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H708\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"302.8\" y=\"14\" width=\"160.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M-18.2 96.6H142.2H302.8H463.2H623.8H784.2\"/><path class=\"fp-line\" d=\"M62.0 37.6L222.5 132.0\"/><path class=\"fp-line\" d=\"M543.5 179.2L704.0 61.2\"/><path class=\"fp-note\" d=\"M543.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"546.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"222.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"543.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"704.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "svg_narrow": "<svg class=\"fp-chart\" viewBox=\"0 0 340 280\" role=\"img\" focusable=\"false\"><title>Shoplifting, Anyshire Police (made up), by month</title><desc>Shoplifting, Anyshire Police (made up): 8 crimes in September 2025. The middle of the 4 months that can be judged is 6; nothing shows a real change. With fewer than 13 months no limits are drawn. Not judged: July 2025 (missing, not zero).</desc><path class=\"fp-grid\" d=\"M56 250.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"254.0\" text-anchor=\"end\">0</text><path class=\"fp-grid\" d=\"M56 202.8H328\"/><text class=\"fp-label\" x=\"50\" y=\"206.8\" text-anchor=\"end\">2</text><path class=\"fp-grid\" d=\"M56 155.6H328\"/><text class=\"fp-label\" x=\"50\" y=\"159.6\" text-anchor=\"end\">4</text><path class=\"fp-grid\" d=\"M56 108.4H328\"/><text class=\"fp-label\" x=\"50\" y=\"112.4\" text-anchor=\"end\">6</text><path class=\"fp-grid\" d=\"M56 61.2H328\"/><text class=\"fp-label\" x=\"50\" y=\"65.2\" text-anchor=\"end\">8</text><path class=\"fp-grid\" d=\"M56 14.0H328\"/><text class=\"fp-label\" x=\"50\" y=\"18.0\" text-anchor=\"end\">10</text><rect class=\"fp-missing\" x=\"160.2\" y=\"14\" width=\"65.5\" height=\"236\"><title>July 2025: no value</title></rect><path class=\"fp-centre\" d=\"M29.2 96.6H94.8H160.2H225.8H291.2H356.8\"/><path class=\"fp-line\" d=\"M62.0 37.6L127.5 132.0\"/><path class=\"fp-line\" d=\"M258.5 179.2L324.0 61.2\"/><path class=\"fp-note\" d=\"M258.5 14V250\"><title>decision: Invented.</title></path><text class=\"fp-label\" x=\"261.5\" y=\"24\">1</text><circle class=\"fp-point fp-point--complete\" cx=\"62.0\" cy=\"37.6\" r=\"3\"><title>May 2025: 9</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"127.5\" cy=\"132.0\" r=\"3\"><title>June 2025: 5</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"258.5\" cy=\"179.2\" r=\"3\"><title>August 2025: 3</title></circle><circle class=\"fp-point fp-point--complete\" cx=\"324.0\" cy=\"61.2\" r=\"3\"><title>September 2025: 8</title></circle></svg>", "columns": ["month", "value", "numerator", "denominator", "centre", "lower", "upper", "signal", "status"], "rows": [["2025-09", 8.0, 8, null, 6.5, null, null, "", "complete"], ["2025-08", 3.0, 3, null, 6.5, null, null, "", "complete"], ["2025-07", null, null, null, 6.5, null, null, "", "missing"], ["2025-06", 5.0, 5, null, 6.5, null, null, "", "complete"], ["2025-05", 9.0, 9, null, 6.5, null, null, "", "complete"]], "release": 2, "frozen_on": "25 November 2026", "source": "Made up by Frankpledge: no such police force exists.", "measure": "shoplifting", "address": "/forces/anyshire/measures/shoplifting/"}',10);
CREATE TABLE "scrutiny_postponement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "before" date NULL, "after" date NOT NULL, "reason" text NOT NULL, "at" datetime NOT NULL, "undertaking_id" bigint NOT NULL REFERENCES "scrutiny_undertaking" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "scrutiny_postponement" VALUES(1,'2026-12-23','2027-01-22','Not yet.','2026-11-23 12:00:00',7);
CREATE TABLE "scrutiny_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "route" varchar(20) NOT NULL, "asker" varchar(150) NOT NULL, "asker_contact" varchar(254) NOT NULL, "asker_told_at" datetime NULL, "client" varchar(64) NOT NULL, "addressee" varchar(200) NOT NULL, "area" varchar(60) NOT NULL, "occasion" varchar(200) NOT NULL, "topic" varchar(100) NOT NULL, "text" text NOT NULL, "asked_on" date NULL, "asked_month" varchar(7) NOT NULL, "is_month_inferred" bool NOT NULL, "received_at" datetime NOT NULL, "due_on" date NULL, "proposed_label" varchar(40) NOT NULL, "proposed_reason" varchar(500) NOT NULL, "label" varchar(40) NOT NULL, "state" varchar(20) NOT NULL, "answer" text NOT NULL, "answered_by" varchar(200) NOT NULL, "reason" text NOT NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "asked_by_id" bigint NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "asked_of_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "cleared_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "drafted_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "labelled_by_id" bigint NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "follows_id" bigint NULL REFERENCES "scrutiny_question" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "question_due_on_or_after_asked_on" CHECK (("due_on" IS NULL OR "asked_on" IS NULL OR "due_on" >= ("asked_on"))), CONSTRAINT "question_cleared_by_someone_else" CHECK (("cleared_by_id" IS NULL OR ("drafted_by_id" IS NOT NULL AND NOT ("cleared_by_id" = ("drafted_by_id") AND "cleared_by_id" IS NOT NULL AND "drafted_by_id" IS NOT NULL)))), CONSTRAINT "question_drafted_has_an_answer" CHECK ((NOT ("state" IN ('drafted', 'cleared', 'published')) OR NOT ("answer" = ''))), CONSTRAINT "question_published_is_cleared_or_has_its_source" CHECK ((NOT ("state" = 'published') OR "cleared_by_id" IS NOT NULL OR NOT ("source" = ''))), CONSTRAINT "question_declined_or_withdrawn_says_why" CHECK ((NOT ("state" IN ('declined', 'withdrawn')) OR NOT ("reason" = ''))));
INSERT INTO "scrutiny_question" VALUES(1,'q-2026-0001','panel','Cllr Example','',NULL,'','','avonford','','','A public question.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','asked','','','','','',2,1,NULL,NULL,1,NULL,8,NULL);
INSERT INTO "scrutiny_question" VALUES(2,'q-2026-0002','panel','Cllr Example','',NULL,'','','avonford','','','A drafted question.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','drafted','canarydraft','','','','',2,1,NULL,1,1,NULL,9,NULL);
INSERT INTO "scrutiny_question" VALUES(3,'q-2026-0003','panel','Cllr Example','',NULL,'','','avonford','','','A cleared question.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','cleared','canarycleared','','','','',2,1,2,1,1,NULL,10,NULL);
INSERT INTO "scrutiny_question" VALUES(4,'q-2026-0004','panel','Cllr Example','',NULL,'','','avonford','','','A returned question.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','asked','canaryreturned','','canaryreturnreason','','',2,1,NULL,1,1,NULL,11,NULL);
INSERT INTO "scrutiny_question" VALUES(5,'q-2026-0005','panel','Cllr Example','',NULL,'','','avonford','','','An answered one.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','published','Yes.','Office','','','',2,1,2,1,1,NULL,12,NULL);
INSERT INTO "scrutiny_question" VALUES(6,'q-2026-0006','panel','Cllr Example','',NULL,'','','avonford','','','An embargoed answer.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','published','canaryembargo','Office','','','',2,1,2,1,1,NULL,13,NULL);
INSERT INTO "scrutiny_question" VALUES(7,'q-2026-0007','public','','canarycontact1@example.org',NULL,'canaryclient1','','avonford','','','canaryreceived','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','received','','','','','',NULL,1,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "scrutiny_question" VALUES(8,'q-2026-0008','public','','canarycontact2@example.org',NULL,'canaryclient2','','avonford','','','canarydeclined','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','declined','','','canarydeclinereason','','',NULL,1,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "scrutiny_question" VALUES(9,'q-2026-0009','public','','canarycontact3@example.org',NULL,'canaryclient3','','avonford','','','An accepted question.','2026-11-23','',0,'2026-11-23 12:00:00',NULL,'unclassified','None of the words that the table knows were found; a person has to decide.','','asked','','','','','',NULL,1,NULL,NULL,1,NULL,14,NULL);
INSERT INTO "scrutiny_question" VALUES(10,'q-2026-0010','panel','A member of the panel (made up)','',NULL,'','','anyshire','','shoplifting','Shoplifting stands outside its usual limits. What has the commissioner asked of the chief constable about it, and what will be reported to the panel?','2026-11-25','',0,'2026-11-25 12:00:00','2026-12-23','strategic_holding_to_account','The words ‘outside its usual limits’ suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account.','','published','The chief constable was asked in writing for a plan with the town-centre managers. The figures will be reported to the panel each quarter.','Police and Crime Commissioner for Anyshire (made up)','','','',5,4,12,11,4,NULL,27,NULL);
INSERT INTO "scrutiny_question" VALUES(11,'q-2026-0011','panel','A member of the panel (made up)','',NULL,'','','anyshire','','','How does the commissioner check that anti-social behaviour is recorded the same way in each district?','2026-11-25','',0,'2026-11-25 12:00:00','2026-12-23','strategic_holding_to_account','The words ‘anti-social behaviour’ suggest this kind: how the force performs: the office-holder answers for what was done to hold the chief constable to account.','','asked','','','','','',5,4,NULL,NULL,4,NULL,29,NULL);
CREATE TABLE "scrutiny_reply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "by_name" varchar(200) NOT NULL, "text" text NOT NULL, "said_on" date NOT NULL, "source" varchar(300) NOT NULL, "statement_id" bigint NOT NULL REFERENCES "scrutiny_statement" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "scrutiny_reply" VALUES(1,'A reader','It rose.','2026-11-23','a test',2);
CREATE TABLE "scrutiny_statement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "kind" varchar(40) NOT NULL, "area" varchar(60) NOT NULL, "said_by" varchar(200) NOT NULL, "text" text NOT NULL, "said_on" date NULL, "said_month" varchar(7) NOT NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "figures" text NOT NULL CHECK ((JSON_VALID("figures") OR "figures" IS NULL)), "standing" varchar(20) NOT NULL, "evidence" text NOT NULL, "evidence_address" varchar(500) NOT NULL, "state" varchar(20) NOT NULL, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "statement_that_was_judged_says_by_what" CHECK (("standing" IN ('not checked', 'unverifiable') OR NOT ("evidence" = ''))));
INSERT INTO "scrutiny_statement" VALUES(1,'s-2026-0001','statement','avonford','canarysaidby','canarystatement',NULL,'','canarysource','','{}','not checked','canaryevidence','','recorded',1,NULL);
INSERT INTO "scrutiny_statement" VALUES(2,'s-2026-0002','statement','avonford','The mayor','Crime fell.',NULL,'','a test','','{}','not checked','','','published',1,38);
CREATE TABLE "scrutiny_undertaking" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reference" varchar(40) NOT NULL UNIQUE, "owner" varchar(200) NOT NULL, "area" varchar(60) NOT NULL, "text" text NOT NULL, "proof" text NOT NULL, "made_on" date NULL, "due_on" date NULL, "state" varchar(20) NOT NULL, "evidence" text NOT NULL, "evidence_address" varchar(500) NOT NULL, "evidence_figure" text NOT NULL CHECK ((JSON_VALID("evidence_figure") OR "evidence_figure" IS NULL)), "reason" text NOT NULL, "closed_on" date NULL, "source" varchar(300) NOT NULL, "source_url" varchar(500) NOT NULL, "kept_at_id" bigint NOT NULL REFERENCES "bodies_body" ("id") DEFERRABLE INITIALLY DEFERRED, "publication_id" bigint NULL UNIQUE REFERENCES "publishing_publication" ("id") DEFERRABLE INITIALLY DEFERRED, "question_id" bigint NULL REFERENCES "scrutiny_question" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "undertaking_kept_has_evidence" CHECK ((NOT ("state" = 'kept') OR NOT ("evidence" = ''))), CONSTRAINT "undertaking_not_kept_says_why" CHECK ((NOT ("state" = 'not kept') OR NOT ("reason" = ''))), CONSTRAINT "undertaking_closed_state_and_day_together" CHECK ((("closed_on" IS NULL AND "state" = 'open') OR (NOT ("state" = 'open') AND "closed_on" IS NOT NULL))));
INSERT INTO "scrutiny_undertaking" VALUES(1,'u-2026-0001','The commissioner','avonford','A promise.','A proof.',NULL,'2026-12-01','open','','','{}','',NULL,'','',1,15,5);
INSERT INTO "scrutiny_undertaking" VALUES(2,'u-2026-0002','canarypromiser','avonford','canarypromise','A proof.',NULL,'2026-12-01','open','','','{}','',NULL,'','',1,16,6);
INSERT INTO "scrutiny_undertaking" VALUES(3,'u-2026-0003','The commissioner','avonford','canarytakenback','A proof.',NULL,'2026-12-01','open','','','{}','',NULL,'','',1,17,NULL);
INSERT INTO "scrutiny_undertaking" VALUES(4,'u-2026-0004','The commissioner','avonford','It was promised to canaryvictim.','A proof.',NULL,'2026-12-01','open','','','{}','',NULL,'','',1,18,NULL);
INSERT INTO "scrutiny_undertaking" VALUES(5,'u-2026-0005','The commissioner for Anyshire (made up)','anyshire','Report shoplifting, with what was done about it, to the panel each quarter.','The first report, published on this record.','2026-11-25','2027-02-23','open','','','{}','',NULL,'','',4,28,10);
INSERT INTO "scrutiny_undertaking" VALUES(6,'u-2026-0006','The commissioner for Anyshire (made up)','anyshire','Bring the estates plan to the panel.','','2026-10-16',NULL,'open','','','{}','',NULL,'Minutes: Anyshire police and crime panel (made up), 16 October 2026','',4,31,NULL);
INSERT INTO "scrutiny_undertaking" VALUES(7,'u-2026-0007','The commissioner','avonford','More officers.','A count.','2026-11-23','2027-01-22','open','','','{}','',NULL,'','',1,39,NULL);
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_data" text NOT NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL)));
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" text NOT NULL CHECK ((JSON_VALID("settings") OR "settings" IS NULL)));
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED, "app_id" integer NULL REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "usersessions_usersession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "ip" char(39) NOT NULL, "last_seen_at" datetime NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "bodies_body_area_3bbfd767" ON "bodies_body" ("area");
CREATE UNIQUE INDEX "conflict_once" ON "bodies_conflict" ("subject", "field", "first_source", "second_source");
CREATE INDEX "bodies_office_body_id_a26c093b" ON "bodies_office" ("body_id");
CREATE INDEX "bodies_election_area_fff43bc5" ON "bodies_election" ("area");
CREATE INDEX "bodies_election_winner_id_0d12d734" ON "bodies_election" ("winner_id");
CREATE UNIQUE INDEX "governance_of_a_body_once_an_area" ON "bodies_governance" ("area", "body_id");
CREATE INDEX "bodies_governance_area_c34bd92e" ON "bodies_governance" ("area");
CREATE INDEX "bodies_governance_body_id_b660315d" ON "bodies_governance" ("body_id");
CREATE UNIQUE INDEX "attestation_once" ON "bodies_attestation" ("term_id", "on", "source");
CREATE INDEX "bodies_attestation_term_id_eee4c055" ON "bodies_attestation" ("term_id");
CREATE INDEX "bodies_officeholder_office_id_fae5efed" ON "bodies_officeholder" ("office_id");
CREATE INDEX "bodies_officeholder_person_id_a9e3bd67" ON "bodies_officeholder" ("person_id");
CREATE UNIQUE INDEX "election_once" ON "bodies_election" ("area", "held_on", "source");
CREATE UNIQUE INDEX "succession_once" ON "bodies_succession" ("before_id", "after_id");
CREATE INDEX "bodies_succession_after_id_a2562159" ON "bodies_succession" ("after_id");
CREATE INDEX "bodies_succession_before_id_6b33bdde" ON "bodies_succession" ("before_id");
CREATE INDEX "accounts_heldrole_body_id_5099d7ba" ON "accounts_heldrole" ("body_id");
CREATE INDEX "accounts_heldrole_user_id_755d39ef" ON "accounts_heldrole" ("user_id");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE INDEX "audit_line_subject_d79691eb" ON "audit_line" ("subject");
CREATE TRIGGER audit_line_never_update before update on audit_line
begin select raise(abort, 'audit_line is never changed'); end;
CREATE TRIGGER audit_line_never_delete before delete on audit_line
begin select raise(abort, 'audit_line is never changed'); end;
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "complaints_letter_complaint_id_50473394" ON "complaints_letter" ("complaint_id");
CREATE INDEX "complaints_step_by_id_4a4005ed" ON "complaints_step" ("by_id");
CREATE INDEX "complaints_step_complaint_id_10d65fab" ON "complaints_step" ("complaint_id");
CREATE INDEX "complaints_complaint_client_af7cd7fc" ON "complaints_complaint" ("client");
CREATE INDEX "complaints_complaint_office_id_3114992c" ON "complaints_complaint" ("office_id");
CREATE INDEX "complaints_complaint_panel_id_28a0c07a" ON "complaints_complaint" ("panel_id");
CREATE INDEX "complaints_delegation_office_id_a65dcb9d" ON "complaints_delegation" ("office_id");
CREATE INDEX "complaints_delegation_panel_id_8f57b0bf" ON "complaints_delegation" ("panel_id");
CREATE INDEX "complaints_review_office_id_c28e8bbc" ON "complaints_review" ("office_id");
CREATE INDEX "publishing_publication_kind_1e864a49" ON "publishing_publication" ("kind");
CREATE INDEX "publishing_publication_body_id_7fd16e34" ON "publishing_publication" ("body_id");
CREATE INDEX "publishing_redaction_publication_id_bef11ed8" ON "publishing_redaction" ("publication_id");
CREATE UNIQUE INDEX "subject_once" ON "publishing_subject" ("publication_id", "kind", "slug");
CREATE INDEX "publishing_subject_kind_294b5a9b" ON "publishing_subject" ("kind");
CREATE INDEX "publishing_subject_slug_db6f381f" ON "publishing_subject" ("slug");
CREATE INDEX "publishing_subject_publication_id_5a665983" ON "publishing_subject" ("publication_id");
CREATE INDEX "publishing__kind_2196f9_idx" ON "publishing_subject" ("kind", "slug");
CREATE UNIQUE INDEX "version_number_once" ON "publishing_version" ("publication_id", "number");
CREATE INDEX "publishing_version_visible_from_02becfa1" ON "publishing_version" ("visible_from");
CREATE INDEX "publishing_version_publication_id_d42a5dbe" ON "publishing_version" ("publication_id");
CREATE INDEX "engagement_engagement_area_9d2e74a0" ON "engagement_engagement" ("area");
CREATE INDEX "engagement_engagement_kept_at_id_603feec9" ON "engagement_engagement" ("kept_at_id");
CREATE INDEX "engagement_engagement_minister_id_0ca404c0" ON "engagement_engagement" ("minister_id");
CREATE INDEX "engagement_engagement_office_id_89c5b33b" ON "engagement_engagement" ("office_id");
CREATE INDEX "engagement_account_area_f2b2a807" ON "engagement_account" ("area");
CREATE INDEX "engagement_account_kept_at_id_68998a42" ON "engagement_account" ("kept_at_id");
CREATE INDEX "engagement_account_minister_id_a4c72585" ON "engagement_account" ("minister_id");
CREATE INDEX "engagement_account_office_id_fefdc42f" ON "engagement_account" ("office_id");
CREATE UNIQUE INDEX "meeting_row_once" ON "engagement_departmentmeeting" ("file", "line");
CREATE INDEX "engagement_departmentmeeting_department_id_5cca6c26" ON "engagement_departmentmeeting" ("department_id");
CREATE INDEX "engagement_departmentmeeting_person_id_4339d14a" ON "engagement_departmentmeeting" ("person_id");
CREATE INDEX "engagement_departmentmeeting_publication_id_2e5b3c0f" ON "engagement_departmentmeeting" ("publication_id");
CREATE TRIGGER publishing_version_never_update before update on publishing_version
begin select raise(abort, 'publishing_version is never changed'); end;
CREATE TRIGGER publishing_version_never_delete before delete on publishing_version
begin select raise(abort, 'publishing_version is never changed'); end;
CREATE INDEX "membership_application_client_8e31f8d1" ON "membership_application" ("client");
CREATE INDEX "membership_application_recruitment_id_1500ce56" ON "membership_application" ("recruitment_id");
CREATE UNIQUE INDEX "score_once" ON "membership_score" ("application_id", "stage", "by_id", "skill");
CREATE INDEX "membership_score_application_id_e2d61bbd" ON "membership_score" ("application_id");
CREATE INDEX "membership_score_by_id_a8430bd4" ON "membership_score" ("by_id");
CREATE INDEX "membership_seat_panel_id_4f72699e" ON "membership_seat" ("panel_id");
CREATE INDEX "membership_recruitment_seat_id_a85cf077" ON "membership_recruitment" ("seat_id");
CREATE INDEX "membership_member_seat_id_401e3f5b" ON "membership_member" ("seat_id");
CREATE INDEX "meetings_item_meeting_id_2a00af32" ON "meetings_item" ("meeting_id");
CREATE INDEX "meetings_carried_meeting_id_5ae4cbf0" ON "meetings_carried" ("meeting_id");
CREATE INDEX "meetings_attendance_member_id_4b8f2006" ON "meetings_attendance" ("member_id");
CREATE INDEX "meetings_attendance_meeting_id_296f48af" ON "meetings_attendance" ("meeting_id");
CREATE INDEX "meetings_paper_item_id_07134052" ON "meetings_paper" ("item_id");
CREATE INDEX "meetings_shared_panel_id_812f4a02" ON "meetings_shared" ("panel_id");
CREATE UNIQUE INDEX "meeting_imported_once" ON "meetings_meeting" ("panel_id", "external") WHERE NOT ("external" = '');
CREATE INDEX "meetings_meeting_panel_id_4c8cd172" ON "meetings_meeting" ("panel_id");
CREATE UNIQUE INDEX "item_place_once" ON "meetings_item" ("meeting_id", "place");
CREATE UNIQUE INDEX "attendance_once" ON "meetings_attendance" ("meeting_id", "member_id");
CREATE INDEX "meetings_publicquestion_client_14f7b069" ON "meetings_publicquestion" ("client");
CREATE INDEX "meetings_publicquestion_meeting_id_ff1fcdf8" ON "meetings_publicquestion" ("meeting_id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE UNIQUE INDEX "obligation_once" ON "obligations_obligation" ("duty", "body_id", "period");
CREATE INDEX "obligations_obligation_duty_d46dd0b8" ON "obligations_obligation" ("duty");
CREATE INDEX "obligations_obligation_body_id_2f283ca5" ON "obligations_obligation" ("body_id");
CREATE INDEX "obligations_obligation_met_by_id_96bf21ee" ON "obligations_obligation" ("met_by_id");
CREATE INDEX "obligations_obligation_moved_to_id_7bcf520c" ON "obligations_obligation" ("moved_to_id");
CREATE UNIQUE INDEX "case_once" ON "panel_case" ("panel_id", "kind", "title") WHERE "kind" = 'precept';
CREATE INDEX "panel_case_office_id_55ab72c6" ON "panel_case" ("office_id");
CREATE INDEX "panel_case_panel_id_0a5a515e" ON "panel_case" ("panel_id");
CREATE INDEX "panel_step_by_id_51bdf2a5" ON "panel_step" ("by_id");
CREATE INDEX "panel_step_case_id_2494fa1b" ON "panel_step" ("case_id");
CREATE INDEX "plan_objective_plan_id_a41bc947" ON "plan_objective" ("plan_id");
CREATE INDEX "plan_plan_body_id_4326470e" ON "plan_plan" ("body_id");
CREATE UNIQUE INDEX "objective_place_once" ON "plan_objective" ("plan_id", "place");
CREATE INDEX "plan_progress_objective_id_ac637dd8" ON "plan_progress" ("objective_id");
CREATE UNIQUE INDEX "recommendation_once" ON "recommendations_recommendation" ("report_id", "number");
CREATE UNIQUE INDEX "response_once_a_body" ON "recommendations_response" ("report_id", "body_id");
CREATE INDEX "recommendations_report_kept_at_id_23b9a5e6" ON "recommendations_report" ("kept_at_id");
CREATE INDEX "recommendations_recommendation_report_id_34723576" ON "recommendations_recommendation" ("report_id");
CREATE INDEX "recommendations_response_body_id_7be08eb8" ON "recommendations_response" ("body_id");
CREATE INDEX "recommendations_response_report_id_821e7b0e" ON "recommendations_response" ("report_id");
CREATE UNIQUE INDEX "answer_once_a_body" ON "recommendations_answer" ("recommendation_id", "body_id");
CREATE INDEX "recommendations_answer_body_id_7a7b98ae" ON "recommendations_answer" ("body_id");
CREATE INDEX "recommendations_answer_recommendation_id_31e305e4" ON "recommendations_answer" ("recommendation_id");
CREATE INDEX "scrutiny_citation_question_id_5adb7749" ON "scrutiny_citation" ("question_id");
CREATE INDEX "scrutiny_reply_statement_id_370898bb" ON "scrutiny_reply" ("statement_id");
CREATE INDEX "scrutiny_postponement_undertaking_id_30c45b87" ON "scrutiny_postponement" ("undertaking_id");
CREATE INDEX "scrutiny_question_client_594e4241" ON "scrutiny_question" ("client");
CREATE INDEX "scrutiny_question_area_98e259b0" ON "scrutiny_question" ("area");
CREATE INDEX "scrutiny_question_asked_by_id_9d44ae49" ON "scrutiny_question" ("asked_by_id");
CREATE INDEX "scrutiny_question_asked_of_id_14953123" ON "scrutiny_question" ("asked_of_id");
CREATE INDEX "scrutiny_question_cleared_by_id_8926dc91" ON "scrutiny_question" ("cleared_by_id");
CREATE INDEX "scrutiny_question_drafted_by_id_b60182ea" ON "scrutiny_question" ("drafted_by_id");
CREATE INDEX "scrutiny_question_kept_at_id_3f5047e1" ON "scrutiny_question" ("kept_at_id");
CREATE INDEX "scrutiny_question_labelled_by_id_7139bb1f" ON "scrutiny_question" ("labelled_by_id");
CREATE INDEX "scrutiny_question_follows_id_0822887f" ON "scrutiny_question" ("follows_id");
CREATE INDEX "scrutiny_statement_area_ec80959c" ON "scrutiny_statement" ("area");
CREATE INDEX "scrutiny_statement_kept_at_id_3cd09886" ON "scrutiny_statement" ("kept_at_id");
CREATE INDEX "scrutiny_undertaking_area_541da810" ON "scrutiny_undertaking" ("area");
CREATE INDEX "scrutiny_undertaking_kept_at_id_34a55904" ON "scrutiny_undertaking" ("kept_at_id");
CREATE INDEX "scrutiny_undertaking_question_id_b563acce" ON "scrutiny_undertaking" ("question_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id");
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid");
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('bodies_officeholder',0);
INSERT INTO "sqlite_sequence" VALUES('bodies_succession',0);
INSERT INTO "sqlite_sequence" VALUES('django_migrations',57);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',10);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',65);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',260);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('complaints_complaint',3);
INSERT INTO "sqlite_sequence" VALUES('complaints_delegation',1);
INSERT INTO "sqlite_sequence" VALUES('complaints_review',1);
INSERT INTO "sqlite_sequence" VALUES('membership_seat',8);
INSERT INTO "sqlite_sequence" VALUES('membership_recruitment',1);
INSERT INTO "sqlite_sequence" VALUES('membership_member',6);
INSERT INTO "sqlite_sequence" VALUES('meetings_meeting',5);
INSERT INTO "sqlite_sequence" VALUES('meetings_publicquestion',1);
INSERT INTO "sqlite_sequence" VALUES('mfa_authenticator',0);
INSERT INTO "sqlite_sequence" VALUES('plan_plan',2);
INSERT INTO "sqlite_sequence" VALUES('plan_progress',1);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_question',11);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_statement',2);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_undertaking',7);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialapp',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialtoken',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialaccount',0);
INSERT INTO "sqlite_sequence" VALUES('bodies_body',6);
INSERT INTO "sqlite_sequence" VALUES('bodies_governance',2);
INSERT INTO "sqlite_sequence" VALUES('bodies_office',3);
INSERT INTO "sqlite_sequence" VALUES('accounts_user',20);
INSERT INTO "sqlite_sequence" VALUES('accounts_heldrole',20);
INSERT INTO "sqlite_sequence" VALUES('audit_head',1);
INSERT INTO "sqlite_sequence" VALUES('complaints_step',1);
INSERT INTO "sqlite_sequence" VALUES('complaints_letter',2);
INSERT INTO "sqlite_sequence" VALUES('publishing_publication',39);
INSERT INTO "sqlite_sequence" VALUES('publishing_version',55);
INSERT INTO "sqlite_sequence" VALUES('publishing_subject',110);
INSERT INTO "sqlite_sequence" VALUES('membership_application',1);
INSERT INTO "sqlite_sequence" VALUES('obligations_obligation',66);
INSERT INTO "sqlite_sequence" VALUES('meetings_item',9);
INSERT INTO "sqlite_sequence" VALUES('meetings_paper',9);
INSERT INTO "sqlite_sequence" VALUES('meetings_attendance',6);
INSERT INTO "sqlite_sequence" VALUES('meetings_shared',1);
INSERT INTO "sqlite_sequence" VALUES('panel_case',5);
INSERT INTO "sqlite_sequence" VALUES('panel_step',5);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_citation',2);
INSERT INTO "sqlite_sequence" VALUES('publishing_redaction',3);
INSERT INTO "sqlite_sequence" VALUES('engagement_engagement',2);
INSERT INTO "sqlite_sequence" VALUES('plan_objective',2);
INSERT INTO "sqlite_sequence" VALUES('recommendations_report',2);
INSERT INTO "sqlite_sequence" VALUES('recommendations_recommendation',3);
INSERT INTO "sqlite_sequence" VALUES('recommendations_answer',1);
INSERT INTO "sqlite_sequence" VALUES('meetings_carried',3);
INSERT INTO "sqlite_sequence" VALUES('recommendations_response',1);
INSERT INTO "sqlite_sequence" VALUES('bodies_person',1);
INSERT INTO "sqlite_sequence" VALUES('engagement_account',1);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_reply',1);
INSERT INTO "sqlite_sequence" VALUES('scrutiny_postponement',1);
INSERT INTO "sqlite_sequence" VALUES('membership_score',1);
COMMIT;
